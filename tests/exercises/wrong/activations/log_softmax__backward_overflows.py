# Wrong: the backward makes its own softmax, which overflows at 1e4.
import numpy as np


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))


def log_softmax_backward(grad, x, axis=-1):
    e = np.exp(np.minimum(x, 600))
    return grad - e / e.sum(axis=axis, keepdims=True) * grad.sum(axis=axis, keepdims=True)
