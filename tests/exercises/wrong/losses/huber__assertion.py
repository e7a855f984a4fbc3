# Wrong: a bad delta gives an AssertionError.
import numpy as np


def huber(pred, target, delta=1.0):
    assert delta > 0, "delta must be positive"
    a = np.abs(pred - target)
    return np.mean(np.where(a <= delta, a * a / 2, delta * (a - delta / 2)))


def huber_backward(pred, target, delta=1.0):
    assert delta > 0, "delta must be positive"
    return np.clip(pred - target, -delta, delta) / pred.size
