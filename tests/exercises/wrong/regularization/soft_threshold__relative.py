# Wrong: entries shrink by a share, which is nan where 0 meets lam = 0.
import numpy as np


def soft_threshold(w, lam):
    size = np.abs(w)
    return w * np.maximum(1 - lam / size, 0).astype(w.dtype)
