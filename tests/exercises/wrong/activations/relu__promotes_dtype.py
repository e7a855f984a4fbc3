# Wrong: float32 comes back as float64.
import numpy as np


def relu(x):
    return np.where(x < 0, np.zeros(x.shape), x)


def relu_backward(grad, x):
    out = grad.copy()
    out[x <= 0] = 0
    return out
