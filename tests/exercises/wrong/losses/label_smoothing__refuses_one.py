# Wrong: a smoothing of 1 is refused, as if it had to be smaller.
import numpy as np


def _log_softmax(z, s):
    if not 0 <= s < 1:
        raise ValueError("smoothing: a share")
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


def label_smoothing_cross_entropy(logits, labels, smoothing=0.1):
    logs = _log_softmax(logits, smoothing)
    own = logs[np.arange(len(logs)), labels]
    return -np.mean((1 - smoothing) * own + smoothing * logs.mean(axis=1))


def label_smoothing_cross_entropy_backward(logits, labels, smoothing=0.1):
    grad = np.exp(_log_softmax(logits, smoothing))
    n, c = grad.shape
    grad -= smoothing / c
    grad[np.arange(n), labels] -= 1 - smoothing
    return grad / n
