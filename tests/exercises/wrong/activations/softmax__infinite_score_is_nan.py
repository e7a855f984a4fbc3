# Wrong: a score of -inf gives nan: it is multiplied by a mask of 0.
import numpy as np


def softmax(x, axis=-1):
    top = np.max(x, axis=axis, keepdims=True)
    log_total = top + np.log(np.sum(np.exp(x - top), axis=axis, keepdims=True))
    y = np.exp(x * np.isfinite(x) - log_total)
    return y / y.sum(axis=axis, keepdims=True)


def softmax_backward(grad, x, axis=-1):
    y = softmax(x, axis)
    weighted = y * grad
    return weighted - y * np.sum(weighted, axis, keepdims=True)
