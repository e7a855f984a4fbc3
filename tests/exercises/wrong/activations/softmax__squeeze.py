# Wrong: it breaks "shape kept (length-1 axes lost)".
import numpy as np


def softmax(x, axis=-1):
    m = x.max(axis=axis, keepdims=True)
    e = np.exp(x - m)
    y = e / e.sum(axis=axis, keepdims=True)
    return y.squeeze() if x.shape[0] == 1 and x.ndim > 1 else y


def softmax_backward(grad, x, axis=-1):
    y = softmax(x, axis).reshape(x.shape)
    d = y * (grad - (grad * y).sum(axis=axis, keepdims=True))
    return d
