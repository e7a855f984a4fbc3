# Wrong: it breaks "right for all x: capped at 1000".
import numpy as np


def relu(x):
    y = np.clip(x, 0, 1000)
    return y


def relu_backward(grad, x):
    d = np.where(x > 0, grad, 0)
    return d
