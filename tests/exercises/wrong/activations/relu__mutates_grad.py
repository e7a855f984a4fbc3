# Wrong: the backward writes zeros into the incoming gradient.
import numpy as np


def relu(x):
    return np.where(x < 0, np.zeros_like(x), x)


def relu_backward(grad, x):
    out = grad
    out[x <= 0] = 0
    return out
