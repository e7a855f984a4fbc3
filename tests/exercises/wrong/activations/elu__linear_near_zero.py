# Wrong: alpha x stands for the exponential up to -1e-3, right to three digits there.
import numpy as np


def elu(x, alpha=1.0):
    low = np.minimum(x, 0)
    return np.where(x > 0, x, np.where(low > -1e-3, alpha * low, alpha * np.expm1(low)))


def elu_backward(grad, x, alpha=1.0):
    return grad * np.where(x > 0, np.ones_like(x), alpha * np.exp(np.minimum(x, 0)))
