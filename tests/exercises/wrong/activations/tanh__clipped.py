# Wrong: x is clipped to 4, so the tails are off by 1e-3.
import numpy as np


def tanh(x):
    t = np.expm1(-2 * np.minimum(np.abs(x), 4))
    return np.copysign(-t / (t + 2), x)


def tanh_backward(grad, x):
    return grad * (1 - tanh(x) ** 2)
