import numpy as np


def avg_pool2d(x, kernel, stride=None):
    s = kernel if stride is None else stride
    n, c, h, w = x.shape
    y = np.empty((n, c, (h - kernel) // s + 1, (w - kernel) // s + 1), dtype=x.dtype)
    for b, d, i, j in np.ndindex(y.shape):
        y[b, d, i, j] = (
            sum(x[b, d, i * s + u, j * s + v] for u in range(kernel) for v in range(kernel)) / kernel**2
        )
    return y


def avg_pool2d_backward(grad, x, kernel, stride=None):
    s = kernel if stride is None else stride
    dx = np.zeros(x.shape, dtype=x.dtype)
    for i, j in np.ndindex(grad.shape[2:]):
        dx[:, :, i * s : i * s + kernel, j * s : j * s + kernel] += grad[:, :, i : i + 1, j : j + 1] / (
            kernel * kernel
        )
    return dx
