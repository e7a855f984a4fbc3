import numpy as np


def leaky_relu(x, alpha=0.01):
    return np.maximum(x, 0) + alpha * np.minimum(x, 0)


def leaky_relu_backward(grad, x, alpha=0.01):
    negative = (x <= 0).astype(x.dtype)
    return grad * (1 - negative) + alpha * grad * negative
