import numpy as np


def numerical_gradient(f, x, h=1e-5):
    flat = x.flatten()
    slopes = []
    for i in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[i] += h
        down[i] -= h
        slopes.append((f(up.reshape(x.shape)) - f(down.reshape(x.shape))) / (2 * h))
    return np.array(slopes, dtype=np.float64).reshape(x.shape)
