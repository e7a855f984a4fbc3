# Wrong: the root mean square is limited instead of the length.
import numpy as np


def max_norm(w, limit):
    length = np.sqrt((w * w).mean(axis=-1, keepdims=True))
    factor = np.ones_like(length)
    long = length > limit
    factor[long] = limit / length[long]
    return w * factor
