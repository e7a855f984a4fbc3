# Wrong: x - x^3/3 near 0 is right to 1e-9 only, not to 1e-12.
import numpy as np


def tanh(x):
    t = np.exp(-2 * np.abs(x))
    y = np.copysign((1 - t) / (1 + t), x)
    return np.where(np.abs(x) < 1e-2, x - x**3 / 3, y)


def tanh_backward(grad, x):
    return grad * (1 - tanh(x) ** 2)
