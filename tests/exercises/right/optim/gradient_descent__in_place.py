import numpy as np


def gradient_descent(grad, x0, lr, steps):
    dtype = np.float64 if np.issubdtype(x0.dtype, np.integer) else x0.dtype
    path = np.zeros((steps + 1,) + x0.shape, dtype)
    path[:] = x0
    x = x0.astype(dtype)
    for row in path[1:]:
        x -= lr * grad(x)
        row[...] = x
    return path
