# Wrong: it breaks "sigmoid(-1e4) is 0: gives 2e-16".
import numpy as np


def sigmoid(x):
    y = 1 / (1 + np.exp(-np.clip(x, -36, 36)))
    return y


def sigmoid_backward(grad, x):
    e = np.exp(-np.abs(x))
    d = grad * (e / (1 + e) ** 2)
    return d
