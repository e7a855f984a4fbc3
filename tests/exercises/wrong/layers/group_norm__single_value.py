# Wrong: a group of one value is passed on instead of centred.
import numpy as np


def group_norm(x, groups, gamma, beta, eps=1e-5):
    check(x, groups)
    shape = (1, -1) + (1,) * (x.ndim - 2)
    h, _ = normalised(x, groups, eps)
    return h.reshape(x.shape) * gamma.reshape(shape) + beta.reshape(shape)


def check(x, groups):
    if x.shape[1] % groups:
        raise ValueError(f"groups = {groups} does not divide {x.shape[1]} channels")


def normalised(x, groups, eps):
    rows = x.reshape(x.shape[0], groups, -1)
    c = rows - rows.mean(axis=2, keepdims=True)
    c = c - c.mean(axis=2, keepdims=True)
    std = np.sqrt((c * c).mean(axis=2, keepdims=True) + eps)
    return (c / std, std) if rows.shape[2] > 1 else (rows, std)


def group_norm_backward(grad, x, groups, gamma, beta, eps=1e-5):
    check(x, groups)
    shape = (1, -1) + (1,) * (x.ndim - 2)
    axes = tuple(a for a in range(x.ndim) if a != 1)
    h, std = normalised(x, groups, eps)
    g = (grad * gamma.reshape(shape)).reshape(h.shape)
    dx = (g - g.mean(axis=2, keepdims=True) - h * (g * h).mean(axis=2, keepdims=True)) / std
    return dx.reshape(x.shape), (grad * h.reshape(x.shape)).sum(axis=axes), grad.sum(axis=axes)
