# Wrong: the error does not say which argument is at fault.
import numpy as np


def mae(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    return np.abs(pred - target).mean()


def mae_backward(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    return np.sign(pred - target) / pred.size
