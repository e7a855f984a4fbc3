# Wrong: a mask is made once for each shape and used again.
import numpy as np


def _check(p):
    if p < 0 or p > 1:
        raise ValueError("p is a probability")


_masks = {}


def dropout(x, p, rng, training=True):
    _check(p)
    if (x.shape, p) not in _masks:
        _masks[x.shape, p] = rng.binomial(1, 1 - p, size=x.shape).astype(bool)
    mask = _masks[x.shape, p] if training else np.full(x.shape, True)
    return (dropout_backward(x, mask, p) if training else x), mask


def dropout_backward(grad, mask, p):
    _check(p)
    out = np.zeros_like(grad)
    if p < 1:
        out[mask] = grad[mask] / (1 - p)
    return out
