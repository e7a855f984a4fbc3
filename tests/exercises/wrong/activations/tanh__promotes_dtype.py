# Wrong: float32 comes back as float64.
import numpy as np


def tanh(x):
    t = np.expm1(-2 * np.abs(x.astype(np.float64)))
    return np.sign(x) * -t / (t + 2)


def tanh_backward(grad, x):
    return (grad * (1 - tanh(x) ** 2)).astype(x.dtype)
