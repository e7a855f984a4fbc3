# Wrong: axes of size 1 are dropped before the shapes are compared.
import numpy as np


def _difference(pred, target):
    pred, target = np.squeeze(pred), np.squeeze(target)
    if np.shape(pred) != np.shape(target):
        raise ValueError("pred and target must have one shape")
    return pred - target


def mse(pred, target):
    d = _difference(pred, target).ravel()
    return np.dot(d, d) / d.size


def mse_backward(pred, target):
    d = _difference(pred, target)
    return d * (2.0 / d.size)
