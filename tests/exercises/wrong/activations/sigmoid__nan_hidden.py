# Wrong: the warning is silenced, the nan of inf / inf at large x is not.
import numpy as np


def sigmoid(x):
    with np.errstate(all="ignore"):
        e = np.exp(x)
        return e / (1 + e)


def sigmoid_backward(grad, x):
    s = sigmoid(x)
    return grad * s * (1 - s)
