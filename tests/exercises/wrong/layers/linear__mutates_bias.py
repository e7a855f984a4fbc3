# Wrong: the bias is accumulated into.
import numpy as np


def linear(x, w, b):
    y = np.tensordot(x, w, axes=(-1, 1))
    return np.add(y, b)


def linear_backward(grad, x, w, b):
    b[:] = grad.reshape(-1, len(b)).sum(axis=0)
    leading = list(range(grad.ndim - 1))
    dw = np.tensordot(grad, x, axes=(leading, leading))
    return [np.matmul(grad, w), dw, grad.sum(axis=tuple(leading))]
