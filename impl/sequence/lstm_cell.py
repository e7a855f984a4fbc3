"""One step of an LSTM, whose cell state is changed by addition so that its gradient need not vanish."""

import numpy as np


def lstm_cell(x, h, c, w_ih, w_hh, b):
    """Read one input with a long short-term memory.

    A tanh RNN rewrites its whole state at every step. Here gates between 0 and 1 decide what of the cell
    state c is kept (f), what of the candidate g is written (i) and what of it is shown (o).

        z = w_ih x + w_hh h + b                    four blocks of H rows each, in the order i, f, g, o
        i, f, o = sigmoid of their blocks          g = tanh of its block
        c' = f * c + i * g                         h' = o * tanh(c')

    x           inputs (N, D), one example a row; float32 or float64
    h, c        the hidden state and the cell state so far, (N, H) each
    w_ih, w_hh  weights (4H, D) and (4H, H), in PyTorch's layout
    b           one bias (4H,)
    returns the tuple (h', c') of x's dtype, (N, H) each, without overflow however large z is

    Source: S. Hochreiter and J. Schmidhuber, "Long short-term memory", 1997; with the forget gate of
    F. Gers, J. Schmidhuber and F. Cummins, "Learning to forget", 2000.
    """
    ### BEGIN SOLUTION
    i, f, g, o = np.split(x @ w_ih.T + h @ w_hh.T + b, 4, axis=1)
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_new = sigmoid(o) * np.tanh(c_new)
    return h_new, c_new
    ### END SOLUTION


def lstm_cell_backward(grad_h, grad_c, x, h, c, w_ih, w_hh, b):
    """The gradients of a loss L, given what comes from h' and, past h', from c'.

        dL/dc' = grad_c + grad_h * o * (1 - tanh(c')^2)         the whole of it: c' acts on L by h' too
        dL/dc  = dL/dc' * f                                     no weight, no tanh: near f = 1 it lives on
        dL/dz  = (dL/dc' * g * i (1 - i),   dL/dc' * c * f (1 - f),
                  dL/dc' * i * (1 - g^2),   grad_h * tanh(c') * o (1 - o))       in the order i, f, g, o

    From z on it is a linear layer: dL/dx = w_ih^T dL/dz, dL/dw_ih = sum over examples of dL/dz x^T, and
    with h and w_hh alike.

    grad_h, grad_c           the gradients by the two results, (N, H) each
    x, h, c, w_ih, w_hh, b   as in lstm_cell
    returns the tuple (dx, dh, dc, dw_ih, dw_hh, db), each of its argument's shape and dtype

    Source: as above, with the chain rule.
    """
    ### BEGIN SOLUTION
    zi, zf, zg, zo = np.split(x @ w_ih.T + h @ w_hh.T + b, 4, axis=1)
    i, f, g, o = sigmoid(zi), sigmoid(zf), np.tanh(zg), sigmoid(zo)
    shown = np.tanh(f * c + i * g)

    dc_new = grad_c + grad_h * o * (1 - shown**2)
    di = dc_new * g * i * (1 - i)
    df = dc_new * c * f * (1 - f)
    dg = dc_new * i * (1 - g**2)
    do = grad_h * shown * o * (1 - o)
    dz = np.concatenate([di, df, dg, do], axis=1)  # (N, 4H)
    return dz @ w_ih, dz @ w_hh, dc_new * f, dz.T @ x, dz.T @ h, dz.sum(axis=0)
    ### END SOLUTION


def sigmoid(z):
    """1 / (1 + exp(-z)) of each entry, without overflow: the exponent is never positive."""
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1 + small)
    ### END SOLUTION
