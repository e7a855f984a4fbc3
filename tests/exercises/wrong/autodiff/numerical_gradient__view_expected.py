# Wrong: reshape copies an array that is not contiguous, so nothing is perturbed.
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    flat = x.reshape(-1)
    g = np.zeros(flat.size)
    for i in range(flat.size):
        old = flat[i]
        try:
            flat[i] = old + h
            up = f(x)
            flat[i] = old - h
            down = f(x)
        finally:
            flat[i] = old
        g[i] = (up - down) / (2 * h)
    return g.reshape(x.shape)
