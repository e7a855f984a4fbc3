import numpy as np


def soft_threshold(w, lam):
    return w - np.clip(w, -lam, lam)
