# Wrong: an error of f is swallowed.
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        try:
            g[i] = (f(up) - f(down)) / (2 * h)
        except ArithmeticError:
            g[i] = np.nan
    return g
