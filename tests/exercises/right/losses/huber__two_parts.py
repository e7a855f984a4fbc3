import numpy as np


def _check(delta):
    if delta <= 0:
        raise ValueError("expected delta > 0")


def huber(pred, target, delta=1.0):
    _check(delta)
    e = (pred - target).ravel()
    clipped = e.clip(-delta, delta)
    quadratic = np.dot(clipped, clipped) / 2
    linear = delta * np.abs(e - clipped).sum()
    return np.asarray((quadratic + linear) / e.size)


def huber_backward(pred, target, delta=1.0):
    _check(delta)
    e = pred - target
    far = np.abs(e) >= delta
    slope = e * ~far + delta * np.sign(e) * far
    return (slope / e.size).astype(pred.dtype)
