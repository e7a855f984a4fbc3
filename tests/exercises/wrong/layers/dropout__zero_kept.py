# Wrong: it breaks "p is the DROP probability of each element (independent) (zeros of x always kept)".
import numpy as np


def _check(p):
    if not 0 <= p <= 1:
        raise ValueError(f"p must lie in [0, 1], not {p}")


def dropout(x, p, rng, training=True):
    _check(p)
    if not training:
        return x.copy(), np.ones(x.shape, dtype=bool)
    mask = np.asarray(rng.random(x.shape) >= p)
    mask = mask | (x == 0)
    y = np.zeros_like(x) if p == 1 else np.where(mask, x / (1 - p), 0)
    return y, mask


def dropout_backward(grad, mask, p):
    _check(p)
    d = np.zeros_like(grad) if p == 1 else np.where(mask, grad / (1 - p), 0)
    return d
