import numpy as np


def linear(x, w, b):
    return np.einsum("...i,oi->...o", x, w) + b


def linear_backward(grad, x, w, b):
    dx = np.einsum("...o,oi->...i", grad, w)
    out, size = w.shape
    dw = np.einsum("ro,ri->oi", grad.reshape(-1, out), x.reshape(-1, size))
    db = np.einsum("ro->o", grad.reshape(-1, out))
    return dx, dw, db
