# Wrong: entries of exactly lam are kept.
import numpy as np


def soft_threshold(w, lam):
    size = np.abs(w)
    return np.where(size < lam, 0, np.where(size == lam, w, np.sign(w) * (size - lam))).astype(w.dtype)
