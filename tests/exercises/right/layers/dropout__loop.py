import numpy as np


def dropout(x, p, rng, training=True):
    if not (p >= 0 and p <= 1):
        raise ValueError(f"bad p: {p}")
    y = x.copy()
    mask = np.ones(x.shape, dtype=np.bool_)
    if training:
        for index in np.ndindex(x.shape):
            if rng.uniform() < p:
                mask[index] = False
                y[index] = 0
            else:
                y[index] /= 1 - p
    return y, mask


def dropout_backward(grad, mask, p):
    if not (p >= 0 and p <= 1):
        raise ValueError(f"bad p: {p}")
    result = np.zeros_like(grad)
    for index in np.ndindex(grad.shape):
        if mask[index]:
            result[index] = grad[index] / (1 - p)
    return result
