# Wrong: it breaks "conventions: no argument is changed in place (-inf replaced)".
import numpy as np


def softmax(x, axis=-1):
    x[np.isneginf(x)] = -1e30
    m = x.max(axis=axis, keepdims=True)
    e = np.exp(x - m)
    y = e / e.sum(axis=axis, keepdims=True)
    return y


def softmax_backward(grad, x, axis=-1):
    y = softmax(x, axis)
    d = y * (grad - (grad * y).sum(axis=axis, keepdims=True))
    return d
