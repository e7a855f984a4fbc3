# Wrong: (d, t) comes back.
import numpy as np


def sinusoidal(t, d):
    if d % 2:
        raise ValueError("d must be even")
    angle = np.arange(t)[:, None] / 10000.0 ** (np.arange(0, d, 2) / d)
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).reshape(t, d).T
