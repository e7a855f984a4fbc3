# Wrong: the backward's default alpha is not 1.
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_backward(grad, x, alpha=1.6733):
    return grad * np.where(x > 0, np.ones_like(x), alpha * np.exp(np.minimum(x, 0)))
