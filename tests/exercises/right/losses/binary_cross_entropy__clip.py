import numpy as np


def _valid(p):
    if (p < 0).any() or (p > 1).any():
        raise ValueError("p: probabilities only")


def bce(p, y):
    _valid(p)
    yes, no = np.clip(np.log(p), -100, None), np.clip(np.log(1 - p), -100, None)
    return np.array(np.dot(y.ravel(), (no - yes).ravel()) / y.size - no.mean())


def bce_backward(p, y):
    _valid(p)
    width = (p - p * p).clip(min=1e-12)
    return np.divide(p - y, width * p.size)
