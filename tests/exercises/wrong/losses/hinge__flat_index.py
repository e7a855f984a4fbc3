# Wrong: flat positions are computed in the labels' own dtype, which overflows for small ones.
import numpy as np


def hinge(scores, y):
    return np.maximum(1 - y * scores, 0).mean()


def hinge_backward(scores, y):
    return (-y * (y * scores < 1) / len(y)).astype(scores.dtype)


def _own(scores, labels):
    starts = np.arange(len(scores)) * scores.shape[1]
    return scores.ravel()[labels + starts.astype(labels.dtype)][:, None]


def multiclass_hinge(scores, labels, margin=1.0):
    return np.maximum(scores - _own(scores, labels) + margin, 0).sum(1).mean() - margin


def multiclass_hinge_backward(scores, labels, margin=1.0):
    grad = 1.0 * (scores - _own(scores, labels) > -margin)
    grad[np.arange(len(labels)), labels] -= grad.sum(1)
    return (grad / len(labels)).astype(scores.dtype)
