import math

import numpy as np


def _rows(x, axis):
    last = np.moveaxis(x, axis, -1)
    return last.reshape(-1, last.shape[-1]), last.shape


def _one(row):
    highest = max(row)
    exps = [math.exp(value - highest) for value in row]
    total = math.fsum(exps)
    return [value / total for value in exps]


def softmax(x, axis=-1):
    rows, shape = _rows(x, axis)
    result = np.array([_one(row.tolist()) for row in rows], dtype=x.dtype)
    return np.moveaxis(result.reshape(shape), -1, axis)


def softmax_backward(grad, x, axis=-1):
    rows, shape = _rows(x, axis)
    grads, _ = _rows(grad, axis)
    result = np.zeros(rows.shape, dtype=x.dtype)
    for n, row in enumerate(rows):
        y = _one(row.tolist())
        for j in range(len(y)):
            total = 0.0
            for i in range(len(y)):
                total += float(grads[n, i]) * y[i] * ((i == j) - y[j])
            result[n, j] = total
    return np.moveaxis(result.reshape(shape), -1, axis)
