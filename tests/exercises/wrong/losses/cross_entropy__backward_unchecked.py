# Wrong: the backward takes any label.
import numpy as np


def _valid(logits, labels):
    if not all(label in range(logits.shape[1]) for label in labels):
        raise ValueError("labels: out of range")
    return labels.astype(np.intp)[:, np.newaxis]


def cross_entropy(logits, labels):
    index = _valid(logits, labels)
    right = np.take_along_axis(logits, index, axis=1)[:, 0]
    return float((np.logaddexp.reduce(logits, axis=1) - right).mean())


def cross_entropy_backward(logits, labels):
    index = labels.astype(np.intp)[:, np.newaxis] % logits.shape[1]
    p = np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))
    np.put_along_axis(p, index, np.take_along_axis(p, index, axis=1) - 1, axis=1)
    return p / len(p)


def soft_cross_entropy(logits, target):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    return -np.einsum("nc,nc->", target, log_p) / logits.shape[0]
