import numpy as np


def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(x.shape, x.dtype)
    unit = np.zeros(x.shape, x.dtype)
    for k in range(x.size):
        unit.flat[k] = h / 2
        g.flat[k] = (f(x + unit) - f(x - unit)) / h
        unit.flat[k] = 0
    return g
