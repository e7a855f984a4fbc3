"""Linear layer: every output is a weighted sum of every input, plus a bias."""

import numpy as np


def linear(x, w, b):
    """Apply a fully connected layer to the last axis of x.

    The part of a network that mixes features; a transformer is mostly this.

        y = x w^T + b        y_o = sum_i w_oi x_i + b_o    for each vector x along the last axis

    x      inputs (..., in), any number of leading axes, none too; float32 or float64
    w      weights (out, in): one row for each output
    b      bias (out,)
    returns y (..., out), of x's dtype

    Source: Goodfellow, Bengio and Courville, "Deep Learning", chapter 6, 2016; torch.nn.Linear.
    """
    ### BEGIN SOLUTION
    return x @ w.T + b
    ### END SOLUTION


def linear_backward(grad, x, w, b):
    """The gradients of a loss L with respect to x, w and b, given grad = dL/dy for y = linear(x, w, b).

        dL/dx_i  = sum_o grad_o w_oi            for each vector along the last axis
        dL/dw_oi = sum grad_o x_i               summed over all leading axes: every vector used the same w
        dL/db_o  = sum grad_o                   likewise

    grad      dL/dy (..., out)
    x, w, b   as in linear
    returns the tuple (dx, dw, db), each of its argument's shape and dtype

    Source: D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors", 1986.
    """
    ### BEGIN SOLUTION
    rows_in = x.reshape(-1, x.shape[-1])  # (R, in): all leading axes as one
    rows_out = grad.reshape(-1, grad.shape[-1])  # (R, out)
    dx = grad @ w  # (..., in)
    dw = rows_out.T @ rows_in  # (out, in)
    db = np.sum(rows_out, axis=0)  # (out,)
    return dx, dw, db
    ### END SOLUTION
