# Wrong: the square of the error is compared with delta, which is right for delta = 1 only.
import numpy as np


def huber(pred, target, delta=1.0):
    if delta <= 0:
        raise ValueError("delta must be positive")
    e = pred - target
    return np.mean(np.where(e**2 <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2)))


def huber_backward(pred, target, delta=1.0):
    if delta <= 0:
        raise ValueError("delta must be positive")
    return np.clip(pred - target, -delta, delta) / pred.size
