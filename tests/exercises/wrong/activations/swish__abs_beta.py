# Wrong: the sign of beta is lost.
import numpy as np


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


def swish(x, beta=1.0):
    return x * sigma(abs(beta) * x)


def swish_backward(grad, x, beta=1.0):
    s = sigma(abs(beta) * x)
    return grad * (s + abs(beta) * x * s * (1 - s)), np.sum(grad * x * x * s * (1 - s))
