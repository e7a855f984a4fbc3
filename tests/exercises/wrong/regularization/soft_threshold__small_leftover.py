# Wrong: what should be exactly 0 is tiny.
import numpy as np


def soft_threshold(w, lam):
    size = np.abs(w)
    return np.where(size <= lam, 1e-14 * w, np.sign(w) * (size - lam)).astype(w.dtype)
