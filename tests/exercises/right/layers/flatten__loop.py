import numpy as np


def flatten(x, start_axis=1):
    start = start_axis if start_axis >= 0 else x.ndim + start_axis
    size = 1
    for length in x.shape[start:]:
        size *= length
    y = np.empty(x.shape[:start] + (size,), dtype=x.dtype)
    for index in np.ndindex(*x.shape[:start]):
        y[index] = np.ravel(x[index], order="C")
    return y


def flatten_backward(grad, x, start_axis=1):
    dx = np.empty(x.shape, x.dtype)
    dx[...] = np.asarray(grad, order="C").reshape(dx.shape)
    return dx
