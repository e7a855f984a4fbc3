import math

import numpy as np


def _one(value):
    e = math.expm1(2 * min(abs(value), 30.0))
    return math.copysign(e / (e + 2), value)


def tanh(x):
    return np.array([_one(value) for value in x.ravel().tolist()], dtype=x.dtype).reshape(x.shape)


def tanh_backward(grad, x):
    result = np.empty_like(x)
    for index in np.ndindex(x.shape):
        y = _one(float(x[index]))
        result[index] = grad[index] * (1 + y) * (1 - y)
    return result
