# Wrong: the backward uses the default delta, whatever it is given.
import numpy as np


def huber(pred, target, delta=1.0):
    if delta <= 0:
        raise ValueError("delta must be positive")
    a = np.abs(pred - target)
    return np.mean(np.where(a <= delta, a * a / 2, delta * (a - delta / 2)))


def huber_backward(pred, target, delta=1.0):
    if delta <= 0:
        raise ValueError("delta must be positive")
    return np.clip(pred - target, -1, 1) / pred.size
