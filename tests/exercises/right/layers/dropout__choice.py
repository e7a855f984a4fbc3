import numpy as np


def dropout(x, p, rng, training=True):
    if p != min(max(p, 0), 1):
        raise ValueError("p must be between 0 and 1")
    if not training or p == 0:
        return np.array(x), np.ones_like(x, dtype=bool)
    if p == 1:
        return np.zeros_like(x), np.zeros_like(x, dtype=bool)
    mask = rng.choice([True, False], size=x.shape, p=[1 - p, p])
    return np.where(mask, x / (1 - p), np.zeros_like(x)), mask


def dropout_backward(grad, mask, p):
    if p != min(max(p, 0), 1):
        raise ValueError("p must be between 0 and 1")
    return np.zeros_like(grad) if p == 1 else np.where(mask, grad / (1 - p), np.zeros_like(grad))
