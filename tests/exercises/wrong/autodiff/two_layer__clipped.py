# Wrong: the output is clipped, so a saturated wrong output has no gradient.
import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def forward(x, w1, b1, w2, b2):
    z1 = x @ w1 + b1
    a1 = sigmoid(z1)
    z2 = a1 @ w2 + b2
    return z1, a1, z2, sigmoid(z2)


def backward(x, y, w1, b1, w2, b2):
    z1, a1, z2, a2 = forward(x, w1, b1, w2, b2)
    p = np.clip(a2, 1e-7, 1 - 1e-7)
    d2 = (p - y) / (p * (1 - p)) * a2 * (1 - a2) / x.shape[0]
    d1 = d2 @ w2.T * a1 * (1 - a1)
    return x.T @ d1, d1.sum(0), a1.T @ d2, d2.sum(0)
