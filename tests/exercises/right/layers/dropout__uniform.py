import numpy as np


def dropout(x, p, rng, training=True):
    if p < 0.0 or p > 1.0:
        raise ValueError("`p` not in [0, 1]")
    mask = (
        np.asarray(rng.uniform(0.0, 1.0, x.shape) < 1.0 - p)
        if training
        else np.array(np.ones(x.shape), dtype=bool)
    )
    if not training:
        return np.array(x), mask
    with np.errstate(all="ignore"):
        return np.where(mask, x / np.asarray(1 - p, x.dtype), np.zeros((), x.dtype)), mask


def dropout_backward(grad, mask, p):
    if p < 0.0 or p > 1.0:
        raise ValueError("`p` not in [0, 1]")
    with np.errstate(divide="ignore", invalid="ignore"):
        r = np.where(mask, grad / np.asarray(1 - p, grad.dtype), np.zeros((), grad.dtype))
    return r if p < 1 else np.zeros_like(r)
