# Wrong: negative inputs pass the negated gradient.
import numpy as np


def relu(x):
    return np.where(x < 0, np.zeros_like(x), x)


def relu_backward(grad, x):
    return grad * np.sign(x)
