import numpy as np


def soft_threshold(w, lam):
    v = np.zeros(w.shape, w.dtype)
    for where, value in np.ndenumerate(w):
        if value > lam:
            v[where] = value - lam
        elif value < -lam:
            v[where] = value + lam
    return v
