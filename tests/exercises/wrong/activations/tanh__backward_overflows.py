# Wrong: the backward warns of an overflow for large |x|, though its result is right.
import numpy as np


def tanh(x):
    t = np.expm1(-2 * np.abs(x))
    return np.sign(x) * -t / (t + 2)


def tanh_backward(grad, x):
    return grad * 4 / (np.exp(x) + np.exp(-x)) ** 2
