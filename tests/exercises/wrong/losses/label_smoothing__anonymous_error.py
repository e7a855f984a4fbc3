# Wrong: the backward's error does not say which argument is at fault.
import numpy as np


def _log_softmax(z):
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


def label_smoothing_cross_entropy(logits, labels, smoothing=0.1):
    if not 0 <= smoothing <= 1:
        raise ValueError("smoothing: a share")
    logs = _log_softmax(logits)
    own = logs[np.arange(len(logs)), labels]
    return -np.mean((1 - smoothing) * own + smoothing * logs.mean(axis=1))


def label_smoothing_cross_entropy_backward(logits, labels, smoothing=0.1):
    if not 0 <= smoothing <= 1:
        raise ValueError("out of range")
    grad = np.exp(_log_softmax(logits))
    n, c = grad.shape
    grad -= smoothing / c
    grad[np.arange(n), labels] -= 1 - smoothing
    return grad / n
