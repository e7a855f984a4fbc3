# Wrong: float32 weights come out as float64.
import numpy as np


def max_norm(w, limit):
    length = np.linalg.norm(w, axis=-1, keepdims=True)
    factor = np.ones(length.shape)
    long = length > limit
    factor[long] = limit / length[long]
    return w * factor
