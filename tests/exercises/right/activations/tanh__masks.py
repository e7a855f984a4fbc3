import numpy as np


def tanh(x):
    y = np.sign(x)
    small, middle = np.abs(x) < 0.02, (np.abs(x) >= 0.02) & (np.abs(x) < 20)
    s = x[small]
    y[small] = s * (1 - s**2 / 3 * (1 - s**2 * 2 / 5 * (1 - s**2 * 17 / 42)))
    e = np.exp(2 * x[middle])
    y[middle] = 1 - 2 / (e + 1)
    return y


def tanh_backward(grad, x):
    e = np.exp(-2.0 * np.abs(x))
    return 4 * grad * e / np.square(1 + e)
