# Wrong: the slope is written with exp(-x), which overflows to inf / inf.
import numpy as np


def sigmoid(x):
    out = np.empty_like(x)
    positive = x >= 0
    out[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    out[~positive] = e / (1 + e)
    return out


def sigmoid_backward(grad, x):
    e = np.exp(-x)
    return grad * e / (1 + e) ** 2
