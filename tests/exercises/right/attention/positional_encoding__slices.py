import numpy as np


def sinusoidal(t, d):
    if d % 2:
        raise ValueError(f"d={d} must be even")
    inverse = np.exp(-np.log(10000.0) * np.arange(0, d, 2) / d)
    angle = np.outer(np.arange(t), inverse)
    out = np.empty((t, d))
    out[:, ::2] = np.sin(angle)
    out[:, 1::2] = np.cos(angle)
    return out
