# Wrong: the backward calls NumPy's cosh.
import numpy as np


def tanh(x):
    t = np.expm1(-2 * np.abs(x))
    return np.sign(x) * -t / (t + 2)


def tanh_backward(grad, x):
    return grad / np.cosh(np.clip(x, -30, 30)) ** 2
