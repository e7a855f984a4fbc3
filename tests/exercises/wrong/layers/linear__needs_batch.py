# Wrong: a single vector without leading axes is refused.
import numpy as np


def linear(x, w, b):
    n, d = x.reshape(-1, x.shape[-2], x.shape[-1]).shape[1:]
    assert n * d > 0
    y = np.tensordot(x, w, axes=(-1, 1))
    return np.add(y, b)


def linear_backward(grad, x, w, b):
    leading = list(range(grad.ndim - 1))
    dw = np.tensordot(grad, x, axes=(leading, leading))
    return [np.matmul(grad, w), dw, grad.sum(axis=tuple(leading))]
