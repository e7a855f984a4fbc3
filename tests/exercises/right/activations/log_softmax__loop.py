import math

import numpy as np


def _row(values):
    top = max(values)
    log_sum = top + math.log(math.fsum(math.exp(value - top) for value in values))
    return [value - log_sum for value in values]


def log_softmax(x, axis=-1):
    moved = np.moveaxis(x, axis, -1)
    rows = [_row(row) for row in moved.reshape(-1, moved.shape[-1]).tolist()]
    return np.moveaxis(np.array(rows, dtype=x.dtype).reshape(moved.shape), -1, axis)


def log_softmax_backward(grad, x, axis=-1):
    p = np.exp(log_softmax(x, axis))
    return grad - np.sum(grad, axis, keepdims=True) * p
