# Wrong: p = 1 is refused.
import numpy as np


def _check(p):
    if p < 0 or p >= 1:
        raise ValueError("p is a probability")


def dropout(x, p, rng, training=True):
    _check(p)
    mask = rng.binomial(1, 1 - p, size=x.shape).astype(bool) if training else np.full(x.shape, True)
    return (dropout_backward(x, mask, p) if training else x), mask


def dropout_backward(grad, mask, p):
    _check(p)
    out = np.zeros_like(grad)
    if p < 1:
        out[mask] = grad[mask] / (1 - p)
    return out
