# Wrong: the negative entries are overwritten.
import numpy as np


def elu(x, alpha=1.0):
    x[x < 0] = alpha * np.expm1(x[x < 0])
    return x


def elu_backward(grad, x, alpha=1.0):
    return grad * np.where(x > 0, np.ones_like(x), alpha * np.exp(np.minimum(x, 0)))
