# Wrong: the default step is 1e-2.
import numpy as np


def numerical_gradient(f, x, h=1e-2):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g
