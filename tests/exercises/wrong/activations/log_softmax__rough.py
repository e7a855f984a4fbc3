# Wrong: a constant of 1e-10 in the sum costs the last digits.
import numpy as np


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True) + 1e-10)


def log_softmax_backward(grad, x, axis=-1):
    return grad - np.exp(log_softmax(x, axis)) * grad.sum(axis=axis, keepdims=True)
