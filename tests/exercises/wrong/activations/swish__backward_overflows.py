# Wrong: the backward warns of an overflow, though its result is right.
import numpy as np


def swish(x, beta=1.0):
    return x * np.exp(-np.logaddexp(0, -beta * x))


def swish_backward(grad, x, beta=1.0):
    s = 1 / (1 + np.exp(-beta * x))
    return grad * (s + beta * x * s * (1 - s)), np.sum(grad * x * x * s * (1 - s))
