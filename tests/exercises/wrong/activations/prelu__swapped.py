# Wrong: (dalpha, dx) instead of (dx, dalpha).
import numpy as np


def prelu(x, alpha):
    a = alpha.reshape(1, -1, *[1] * (x.ndim - 2))
    return np.where(x > 0, x, a * x)


def prelu_backward(grad, x, alpha):
    a = alpha.reshape(1, -1, *[1] * (x.ndim - 2))
    axes = (0, *range(2, x.ndim))
    return (grad * x * (x < 0)).sum(axis=axes), np.where(x > 0, grad, a * grad)
