# Wrong: the log of a softmax with 1e-12 added; bounded at 27.6.
import numpy as np


def _log_softmax(logits):
    z = logits - np.max(logits, axis=1)[:, None]
    e = np.exp(z)
    return np.log(e / e.sum(axis=1, keepdims=True) + 1e-12)


def _one_hot(labels, shape, dtype):
    if np.any(labels < 0) or np.any(labels >= shape[1]):
        raise ValueError(f"labels outside [0, {shape[1]})")
    return (labels[:, None] == np.arange(shape[1])).astype(dtype)


def cross_entropy(logits, labels):
    return soft_cross_entropy(logits, _one_hot(labels, logits.shape, logits.dtype))


def cross_entropy_backward(logits, labels):
    target = _one_hot(labels, logits.shape, logits.dtype)
    return (np.exp(_log_softmax(logits)) - target) / logits.shape[0]


def soft_cross_entropy(logits, target):
    return -np.sum(target * _log_softmax(logits)) / len(logits)
