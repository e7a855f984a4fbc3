# unpools to a whole multiple of the pooled size, whatever output_size says, and cuts or fills it up
import numpy as np


def max_pool2d_with_indices(x, kernel):
    n, c, h, w = x.shape
    y = np.empty((n, c, h // kernel, w // kernel), dtype=x.dtype)
    indices = np.empty(y.shape, dtype=int)
    for b, d, i, j in np.ndindex(y.shape):
        window = x[b, d, i * kernel : (i + 1) * kernel, j * kernel : (j + 1) * kernel]
        u, v = divmod(window.argmax(), kernel)
        y[b, d, i, j], indices[b, d, i, j] = window.max(), (i * kernel + u) * w + j * kernel + v
    return y, indices


def max_unpool2d(x, indices, output_size):
    width = output_size[1] // x.shape[3] * x.shape[3]
    y = np.zeros((*x.shape[:2], *output_size), dtype=x.dtype)
    for b, d, i, j in np.ndindex(x.shape):
        u, v = divmod(int(indices[b, d, i, j]), width)
        y[b, d, min(u, output_size[0] - 1), v] = x[b, d, i, j]
    return y
