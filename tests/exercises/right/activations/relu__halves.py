import numpy as np


def relu(x):
    return (x + abs(x)) / 2


def relu_backward(grad, x):
    return grad * np.heaviside(x, 0).astype(grad.dtype)
