# Wrong: the leading axes are flattened into one.
import numpy as np


def linear(x, w, b):
    y = np.tensordot(x, w, axes=(-1, 1))
    return np.add(y, b).reshape(-1, w.shape[0])


def linear_backward(grad, x, w, b):
    leading = list(range(grad.ndim - 1))
    dw = np.tensordot(grad, x, axes=(leading, leading))
    return [np.matmul(grad, w), dw, grad.sum(axis=tuple(leading))]
