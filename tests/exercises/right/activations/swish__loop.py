import math

import numpy as np


def _gate(z):
    if z < -700:
        return 0.0
    return 1 / (1 + math.exp(-z))


def swish(x, beta=1.0):
    return np.array([v * _gate(beta * v) for v in x.ravel().tolist()], dtype=x.dtype).reshape(x.shape)


def swish_backward(grad, x, beta=1.0):
    dx, dbeta = np.zeros_like(x), 0.0
    for index in np.ndindex(x.shape):
        v, g = float(x[index]), float(grad[index])
        y = v * _gate(beta * v)
        dx[index] = g * (beta * y + _gate(beta * v) * (1 - beta * y))
        dbeta += g * y * (v - y)
    return dx, dbeta
