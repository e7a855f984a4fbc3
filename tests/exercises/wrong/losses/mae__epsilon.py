# Wrong: differences below 1e-12 count as equal in the backward.
import numpy as np


def mae(pred, target):
    if pred.shape != target.shape:
        raise ValueError("pred and target differ in shape")
    return np.abs(pred - target).mean()


def mae_backward(pred, target):
    if pred.shape != target.shape:
        raise ValueError("pred and target differ in shape")
    e = pred - target
    return np.where(np.abs(e) < 1e-12, 0, np.sign(e)) / pred.size
