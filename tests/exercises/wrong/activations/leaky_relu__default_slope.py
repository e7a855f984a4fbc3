# Wrong: the default slope is 0.2, not 0.01.
import numpy as np


def leaky_relu(x, alpha=0.2):
    return np.where(x > 0, x, alpha * x)


def leaky_relu_backward(grad, x, alpha=0.2):
    return np.where(x > 0, grad, alpha * grad)
