# Wrong: negative inputs pass a small gradient.
import numpy as np


def relu(x):
    return np.where(x < 0, np.zeros_like(x), x)


def relu_backward(grad, x):
    out = grad.copy()
    out[x <= 0] *= 0.01
    return out
