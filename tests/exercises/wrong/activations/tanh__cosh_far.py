# Wrong: the backward calls math.cosh where x is far from 0.
import numpy as np
import math


def tanh(x):
    t = np.expm1(-2 * np.abs(x))
    return np.copysign(-t / (t + 2), x)


def tanh_backward(grad, x):
    r = grad * (1 - tanh(x) ** 2)
    for i in np.argwhere(np.abs(x) > 5):
        i = tuple(i)
        r[i] = grad[i] / math.cosh(min(abs(x[i]), 300)) ** 2
    return r
