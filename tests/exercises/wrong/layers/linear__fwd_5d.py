# Wrong: it breaks "any number of leading axes (5-D raises)".
import numpy as np


def linear(x, w, b):
    y = (x @ w.T if x.ndim < 5 else np.einsum("abci,oi->abco", x, w)) + b
    return y


def linear_backward(grad, x, w, b):
    g2 = grad.reshape(-1, w.shape[0])
    x2 = x.reshape(-1, w.shape[1])
    dx = grad @ w
    dw = g2.T @ x2
    db = g2.sum(axis=0)
    return dx, dw, db
