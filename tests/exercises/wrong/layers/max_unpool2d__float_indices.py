# the indices are floats
import numpy as np


def max_pool2d_with_indices(x, kernel):
    n, c, h, w = x.shape
    y = np.empty((n, c, h // kernel, w // kernel), dtype=x.dtype)
    indices = np.empty_like(y)
    for b, d, i, j in np.ndindex(y.shape):
        window = x[b, d, i * kernel : (i + 1) * kernel, j * kernel : (j + 1) * kernel]
        u, v = divmod(window.argmax(), kernel)
        y[b, d, i, j], indices[b, d, i, j] = window.max(), (i * kernel + u) * w + j * kernel + v
    return y, indices


def max_unpool2d(x, indices, output_size):
    y = np.zeros((*x.shape[:2], output_size[0] * output_size[1]), dtype=x.dtype)
    for b, d in np.ndindex(x.shape[:2]):
        y[b, d, indices[b, d].ravel().astype(int)] = x[b, d].ravel()
    return y.reshape(*x.shape[:2], *output_size)
