# Wrong: the backward's slopes are float64, whatever the input is.
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_backward(grad, x, alpha=1.0):
    slope = np.ones(x.shape)
    slope[x <= 0] = alpha * np.exp(x[x <= 0])
    return grad * slope
