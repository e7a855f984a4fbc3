"""One step of an LSTM whose gates look at the cell state as well."""

import numpy as np


def peephole_lstm_cell(x, h, c, w, u, v, b):
    """Read one input with gates that see the cell state through peepholes.

    A plain LSTM's gates see the cell state only as far as the output gate shows it, by h; with o near 0 they
    are blind. A peephole is one weight for each cell, from its own state, so it is a vector, not a matrix:

        i = sigmoid(w_i h + u_i x + v_i * c + b_i)          f and o alike
        g = tanh(w_g h + u_g x + b_g)                       the candidate has no peephole
        c' = f * c + i * g                                  h' = o * tanh(c')

    All three peepholes look at the old c here. The paper lets the output gate look at the new c' instead.
    torch.nn.LSTM has no peepholes.

    x      inputs (N, D), one example a row; float32 or float64
    h, c   the hidden state and the cell state so far, (N, H) each
    w, u   dicts with the keys i, f, o, g: weights on h, (H, H) each, and on x, (H, D) each
    v      dict with the keys i, f, o: peepholes (H,) each
    b      dict with the keys i, f, o, g: biases (H,) each
    returns the tuple (h', c') of x's dtype, (N, H) each

    Source: F. Gers, N. Schraudolph and J. Schmidhuber, "Learning precise timing with LSTM recurrent
    networks", 2002.
    """
    ### BEGIN SOLUTION
    z = {key: h @ w[key].T + x @ u[key].T + b[key] for key in ("i", "f", "o", "g")}
    i, f, o = (sigmoid(z[key] + v[key] * c) for key in ("i", "f", "o"))
    g = np.tanh(z["g"])
    c_new = f * c + i * g
    h_new = o * np.tanh(c_new)
    return h_new, c_new
    ### END SOLUTION


def sigmoid(a):
    """1 / (1 + exp(-a)) of each entry, by way of tanh, which cannot overflow."""
    ### BEGIN SOLUTION
    return (1 + np.tanh(a / 2)) / 2
    ### END SOLUTION
