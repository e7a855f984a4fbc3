# Wrong: entries move by twice lam.
import numpy as np


def soft_threshold(w, lam):
    size = np.abs(w)
    return np.where(size <= lam, 0, np.sign(w) * np.maximum(size - 2 * lam, 0)).astype(w.dtype)
