# Wrong: the slope is a finite difference, far from 1e-15.
import numpy as np


def sigmoid(x):
    out = np.empty_like(x)
    positive = x >= 0
    out[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    out[~positive] = e / (1 + e)
    return out


def sigmoid_backward(grad, x):
    h = 1e-5
    return grad * (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)
