import numpy as np


def mse(pred, target):
    if pred.ndim != target.ndim or any(a != b for a, b in zip(pred.shape, target.shape, strict=True)):
        raise ValueError("target does not fit")
    total = 0.0
    for p, t in zip(pred.ravel().tolist(), target.ravel().tolist(), strict=True):
        total += (p - t) ** 2
    return total / pred.size


def mse_backward(pred, target):
    mse(pred, target)
    result = np.zeros_like(pred)
    for index in np.ndindex(pred.shape):
        result[index] = 2 * (pred[index] - target[index]) / pred.size
    return result
