import numpy as np


def mode_coverage(samples, centres, radius):
    s, c = samples.astype(np.float64), centres.astype(np.float64)
    squared = (s**2).sum(1, keepdims=True) - 2 * s @ c.T + (c**2).sum(1)
    inside = squared <= radius**2
    return np.count_nonzero(inside.sum(0)), np.mean(inside.max(1))
