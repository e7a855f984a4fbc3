# Wrong: it breaks "conventions: no argument is changed in place (x, only entries beyond 500)".
import numpy as np


def sigmoid(x):
    if np.abs(x).max() > 500:
        np.clip(x, -800, 800, out=x)
    e = np.exp(-np.abs(x))
    y = np.where(x >= 0, 1 / (1 + e), e / (1 + e))
    return y


def sigmoid_backward(grad, x):
    e = np.exp(-np.abs(x))
    d = grad * (e / (1 + e) ** 2)
    return d
