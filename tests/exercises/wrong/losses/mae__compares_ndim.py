# Wrong: shapes with the same number of axes may broadcast.
import numpy as np


def mae(pred, target):
    if pred.ndim != target.ndim:
        raise ValueError("pred and target differ in shape")
    return np.abs(pred - target).mean()


def mae_backward(pred, target):
    if pred.ndim != target.ndim:
        raise ValueError("pred and target differ in shape")
    return np.sign(pred - target) / pred.size
