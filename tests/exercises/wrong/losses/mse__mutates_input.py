# Wrong: pred is overwritten by the difference.
import numpy as np


def _difference(pred, target):
    if np.shape(pred) != np.shape(target):
        raise ValueError("pred and target must have one shape")
    pred -= target
    return pred


def mse(pred, target):
    d = _difference(pred, target).ravel()
    return np.dot(d, d) / d.size


def mse_backward(pred, target):
    d = _difference(pred, target)
    return d * (2.0 / d.size)
