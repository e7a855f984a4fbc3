# Wrong: the forward of many classes overwrites the scores of the right classes.
import numpy as np


def hinge(scores, y):
    return np.maximum(1 - y * scores, 0).mean()


def hinge_backward(scores, y):
    return (-y * (y * scores < 1) / len(y)).astype(scores.dtype)


def multiclass_hinge(scores, labels, margin=1.0):
    rows = np.arange(len(labels))
    own = scores[rows, labels]
    scores[rows, labels] = -np.inf
    return np.maximum(scores - own[:, None] + margin, 0).sum() / len(labels)


def multiclass_hinge_backward(scores, labels, margin=1.0):
    rows = np.arange(len(labels))
    own = scores[rows, labels]
    grad = 1.0 * (scores - own[:, None] > -margin)
    grad[rows, labels] -= grad.sum(1)
    return (grad / len(labels)).astype(scores.dtype)
