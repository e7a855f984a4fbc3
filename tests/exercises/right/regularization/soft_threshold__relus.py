import numpy as np


def soft_threshold(w, lam):
    return np.where(w > lam, w - lam, 0) + np.where(w < -lam, w + lam, 0).astype(w.dtype)
