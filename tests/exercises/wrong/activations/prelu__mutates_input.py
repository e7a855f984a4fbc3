# Wrong: x is overwritten by the backward.
import numpy as np


def prelu(x, alpha):
    a = alpha.reshape(1, -1, *[1] * (x.ndim - 2))
    return np.where(x > 0, x, a * x)


def prelu_backward(grad, x, alpha):
    a = alpha.reshape(1, -1, *[1] * (x.ndim - 2))
    dx = np.where(x > 0, grad, a * grad)
    x[x > 0] = 0
    return dx, (grad * x).sum(axis=(0, *range(2, x.ndim)))
