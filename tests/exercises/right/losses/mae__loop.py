import numpy as np


def mae(pred, target):
    if list(pred.shape) != list(target.shape):
        raise ValueError("target has another shape")
    total = 0.0
    for p, t in zip(pred.flat, target.flat, strict=True):
        total += abs(float(p) - float(t))
    return total / pred.size


def mae_backward(pred, target):
    mae(pred, target)
    grad = np.zeros_like(pred)
    for index in np.ndindex(pred.shape):
        if pred[index] != target[index]:
            grad[index] = (1 if pred[index] > target[index] else -1) / pred.size
    return grad
