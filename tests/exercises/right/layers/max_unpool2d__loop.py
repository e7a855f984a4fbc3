import numpy as np


def max_pool2d_with_indices(x, kernel):
    n, c, h, w = x.shape
    y = np.empty((n, c, h // kernel, w // kernel), dtype=x.dtype)
    indices = np.empty(y.shape, dtype=np.int32)
    for place in np.ndindex(y.shape):
        b, d, i, j = place
        best = None
        for u in range(i * kernel, (i + 1) * kernel):
            for v in range(j * kernel, (j + 1) * kernel):
                if best is None or x[b, d, u, v] > x[b, d].flat[best]:
                    best = u * w + v
        y[place], indices[place] = x[b, d].flat[best], best
    return y, indices


def max_unpool2d(x, indices, output_size):
    y = np.zeros(x.shape[:2] + output_size, dtype=x.dtype)
    for b, d in np.ndindex(x.shape[:2]):
        for value, place in zip(x[b, d].ravel(), indices[b, d].ravel(), strict=True):
            y[b, d, int(place) // output_size[1], int(place) % output_size[1]] = value
    return y
