# Wrong: the weights are changed in place.
import numpy as np


def soft_threshold(w, lam):
    size = np.abs(w)
    w[size <= lam] = 0
    return np.sign(w) * np.maximum(size - lam, 0)
