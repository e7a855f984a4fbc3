import math

import numpy as np


def _log(value):
    return max(math.log(value), -100.0) if value > 0 else -100.0


def bce(p, y):
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("every p is a probability")
    pairs = list(zip(p.ravel().tolist(), y.ravel().tolist(), strict=True))
    return -math.fsum(b * _log(a) + (1 - b) * _log(1 - a) for a, b in pairs) / len(pairs)


def bce_backward(p, y):
    bce(p, y)
    grad = np.empty_like(p)
    for index in np.ndindex(p.shape):
        a, b = float(p[index]), float(y[index])
        grad[index] = (a - b) / max(a * (1 - a), 1e-12) / p.size
    return grad
