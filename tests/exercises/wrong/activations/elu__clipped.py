# Wrong: large positive entries are clipped, so that nothing overflows.
import numpy as np


def elu(x, alpha=1.0):
    c = np.minimum(x, 80)
    return np.where(x > 0, c, alpha * np.expm1(c))


def elu_backward(grad, x, alpha=1.0):
    return grad * np.where(x > 0, np.ones_like(x), alpha * np.exp(np.minimum(x, 0)))
