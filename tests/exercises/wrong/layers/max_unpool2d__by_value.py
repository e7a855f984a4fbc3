# looks for the maximum's value in the plane, and so finds an equal one that stands in an earlier window
import numpy as np


def max_pool2d_with_indices(x, kernel):
    n, c, h, w = x.shape
    y = np.empty((n, c, h // kernel, w // kernel), dtype=x.dtype)
    indices = np.empty(y.shape, dtype=int)
    for b, d, i, j in np.ndindex(y.shape):
        y[b, d, i, j] = x[b, d, i * kernel : (i + 1) * kernel, j * kernel : (j + 1) * kernel].max()
        indices[b, d, i, j] = np.flatnonzero(x[b, d] == y[b, d, i, j])[0]
    return y, indices


def max_unpool2d(x, indices, output_size):
    y = np.zeros((*x.shape[:2], output_size[0] * output_size[1]), dtype=x.dtype)
    for b, d in np.ndindex(x.shape[:2]):
        y[b, d, indices[b, d].ravel()] = x[b, d].ravel()
    return y.reshape(*x.shape[:2], *output_size)
