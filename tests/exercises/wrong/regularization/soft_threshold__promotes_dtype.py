# Wrong: float32 weights come out as float64.
import numpy as np


def soft_threshold(w, lam):
    size = np.abs(w)
    return np.where(size <= lam, 0, np.sign(w) * (size - lam)).astype(float)
