# Wrong: the math module's tanh is called, though only for small entries.
import math

import numpy as np


def tanh(x):
    t = np.exp(-2 * np.abs(x))
    y = np.asarray(np.copysign((1 - t) / (1 + t), x))
    for index in np.argwhere(np.abs(x) < 0.1):
        y[tuple(index)] = math.tanh(x[tuple(index)])
    return y


def tanh_backward(grad, x):
    return grad * (1 - tanh(x) ** 2)
