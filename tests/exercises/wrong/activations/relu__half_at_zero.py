# Wrong: the derivative at 0 is one half.
import numpy as np


def relu(x):
    return np.where(x < 0, np.zeros_like(x), x)


def relu_backward(grad, x):
    out = grad.copy()
    out[x < 0] = 0
    out[x == 0] *= 0.5
    return out
