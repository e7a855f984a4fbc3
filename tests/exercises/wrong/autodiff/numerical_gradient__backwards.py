# Wrong: the difference is to one side, backwards.
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    here = f(x)
    for i in np.ndindex(x.shape):
        down = x.copy()
        down[i] -= h
        g[i] = (here - f(down)) / h
    return g
