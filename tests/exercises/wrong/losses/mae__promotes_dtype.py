# Wrong: the gradient is always float64.
import numpy as np


def mae(pred, target):
    if pred.shape != target.shape:
        raise ValueError("pred and target differ in shape")
    return np.abs(pred - target).mean()


def mae_backward(pred, target):
    if pred.shape != target.shape:
        raise ValueError("pred and target differ in shape")
    e = pred - target
    return ((e > 0).astype(int) - (e < 0).astype(int)) / pred.size
