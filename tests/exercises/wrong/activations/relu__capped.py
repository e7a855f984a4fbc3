# Wrong: values above 6 are cut off, which is ReLU6.
import numpy as np


def relu(x):
    return np.minimum(np.where(x < 0, np.zeros_like(x), x), 6)


def relu_backward(grad, x):
    out = grad.copy()
    out[x <= 0] = 0
    return out
