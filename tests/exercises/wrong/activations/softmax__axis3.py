# Wrong: it breaks "any axis (3 refused)".
import numpy as np


def softmax(x, axis=-1):
    axis = (0, 1, 2)[axis] if axis >= 0 else axis
    m = x.max(axis=axis, keepdims=True)
    e = np.exp(x - m)
    y = e / e.sum(axis=axis, keepdims=True)
    return y


def softmax_backward(grad, x, axis=-1):
    y = softmax(x, axis)
    d = y * (grad - (grad * y).sum(axis=axis, keepdims=True))
    return d
