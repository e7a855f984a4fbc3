# Wrong: it breaks "backward accurate to 1e-15 absolute (4e-15 cut to 0)".
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    y = np.where(x >= 0, 1 / (1 + e), e / (1 + e))
    return y


def sigmoid_backward(grad, x):
    e = np.exp(-np.abs(x))
    d = grad * (e / (1 + e) ** 2)
    return np.where(np.abs(x) > 33, 0, d)
