# Wrong: it breaks "relu(1e-9) is 1e-9 (flushed to 0)".
import numpy as np


def relu(x):
    y = np.where(x < 1e-8, 0, x)
    return y


def relu_backward(grad, x):
    d = np.where(x > 0, grad, 0)
    return d
