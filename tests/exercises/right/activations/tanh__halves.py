import numpy as np


def tanh(x):
    """(e^x - e^-x) / (e^x + e^-x) by expm1 of x and -x, cut off where nothing changes any more."""
    wide = np.clip(x.astype(np.float64), -25, 25)
    up, down = np.expm1(wide), np.expm1(-wide)
    return ((up - down) / (2 + up + down)).astype(x.dtype)


def tanh_backward(grad, x):
    wide = np.clip(x.astype(np.float64), -50, 50)
    return np.einsum("...,...->...", grad, 4 / (np.exp(wide) + np.exp(-wide)) ** 2).astype(x.dtype)
