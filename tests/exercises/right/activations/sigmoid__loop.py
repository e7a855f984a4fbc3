import math

import numpy as np


def _one(value):
    if value < 0:
        e = math.exp(value)
        return e / (1 + e)
    return 1 / (1 + math.exp(-value))


def sigmoid(x):
    values = [_one(value) for value in x.ravel().tolist()]
    return np.array(values, dtype=x.dtype).reshape(x.shape)


def sigmoid_backward(grad, x):
    result = np.zeros(x.shape, dtype=x.dtype)
    for index in np.ndindex(x.shape):
        s = _one(float(x[index]))
        result[index] = grad[index] * s * (1 - s)
    return result
