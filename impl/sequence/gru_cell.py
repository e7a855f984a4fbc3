"""One step of a gated recurrent unit: the idea of the LSTM with two gates and a single state."""

import numpy as np


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh):
    """Read one input and mix the old state with a new candidate.

    The reset gate r decides how much of the past the candidate n sees, the update gate z how much of the old
    state is kept. Where z = 1 the state goes through unchanged, and so does its gradient. W, U, b and b' are
    the blocks of w_ih, w_hh, b_ih and b_hh, of H rows each, in the order r, z, n:

        r  = sigmoid(W_r x + b_r + U_r h + b'_r)
        z  = sigmoid(W_z x + b_z + U_z h + b'_z)
        n  = tanh(W_n x + b_n + r * (U_n h + b'_n))         r acts after the matrix and its bias
        h' = (1 - z) * n + z * h

    The first paper has r act on h before the matrix, and some texts swap z and 1 - z. This is PyTorch's form.

    x           inputs (N, D), one example a row; float32 or float64
    h           the state so far (N, H)
    w_ih, w_hh  weights (3H, D) and (3H, H)
    b_ih, b_hh  biases (3H,) each
    returns the new state h', (N, H), of x's dtype

    Source: K. Cho et al., "Learning phrase representations using RNN encoder-decoder for statistical machine
    translation", 2014.
    """
    ### BEGIN SOLUTION
    x_r, x_z, x_n = np.split(x @ w_ih.T + b_ih, 3, axis=1)
    h_r, h_z, h_n = np.split(h @ w_hh.T + b_hh, 3, axis=1)
    r = sigmoid(x_r + h_r)
    z = sigmoid(x_z + h_z)
    n = np.tanh(x_n + r * h_n)
    return (1 - z) * n + z * h
    ### END SOLUTION


def sigmoid(a):
    """1 / (1 + exp(-a)) of each entry, by way of tanh, which cannot overflow."""
    ### BEGIN SOLUTION
    return (1 + np.tanh(a / 2)) / 2
    ### END SOLUTION
