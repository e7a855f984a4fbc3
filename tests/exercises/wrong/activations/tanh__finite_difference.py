# Wrong: the backward is a finite difference, right to 1e-10 and not to 1e-15.
import numpy as np


def tanh(x):
    t = np.expm1(-2 * np.abs(x))
    return np.sign(x) * -t / (t + 2)


def tanh_backward(grad, x):
    wide, h = x.astype(np.float64), 1e-5
    return (grad * (tanh(wide + h) - tanh(wide - h)) / (2 * h)).astype(x.dtype)
