# Wrong: weights with more axes than two are limited as a whole for each item.
import numpy as np


def max_norm(w, limit):
    axes = tuple(range(1, w.ndim)) or 0
    length = np.sqrt((w * w).sum(axis=axes, keepdims=True))
    factor = np.ones_like(length)
    long = length > limit
    factor[long] = limit / length[long]
    return w * factor
