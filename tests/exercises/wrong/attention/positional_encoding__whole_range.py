# Wrong: the waves' lengths are spread over d - 2, so that the last one has 10000 itself.
import numpy as np


def sinusoidal(t, d):
    if d % 2:
        raise ValueError("d must be even")
    angle = np.arange(t)[:, None] / 10000.0 ** (np.arange(0, d, 2) / max(d - 2, 1))
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).reshape(t, d)
