import numpy as np


def hinge(scores, y):
    lack = 1 - np.asarray(y, dtype=scores.dtype) * scores
    return np.asarray(lack[lack > 0].sum() / scores.shape[0])


def hinge_backward(scores, y):
    t = np.asarray(y, dtype=scores.dtype)
    return -t * np.heaviside(1 - t * scores, 0).astype(scores.dtype) / t.size


def _violations(scores, labels, margin):
    hot = labels[:, None] == np.arange(scores.shape[1])
    own = np.einsum("nc,nc->n", scores, hot.astype(scores.dtype))
    return hot, np.where(hot, 0, margin - (own[:, None] - scores)).clip(0)


def multiclass_hinge(scores, labels, margin=1.0):
    return np.mean(np.sum(_violations(scores, labels, margin)[1], axis=1))


def multiclass_hinge_backward(scores, labels, margin=1.0):
    hot, lack = _violations(scores, labels, margin)
    push = (lack > 0).astype(scores.dtype)
    return (push - hot * push.sum(1, keepdims=True)).astype(scores.dtype) / np.float32(len(scores))
