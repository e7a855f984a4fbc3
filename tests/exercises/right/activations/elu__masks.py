import numpy as np


def elu(x, alpha=1.0):
    y = x.copy()
    mask = x <= 0
    half = np.exp(x[mask] / 2)
    y[mask] = alpha * half * 2 * np.sinh(x[mask] / 2) if (x > -50).all() else alpha * np.expm1(x[mask])
    return y


def elu_backward(grad, x, alpha=1.0):
    slope = np.ones(x.shape, x.dtype)
    slope[x <= 0] = alpha * np.exp(x[x <= 0])
    return grad * slope
