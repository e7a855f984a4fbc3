import numpy as np


def _windows(x, kernel, stride):
    s = kernel if stride is None else stride
    n, c, h, w = x.shape
    for i, a in enumerate(range(0, h - kernel + 1, s)):
        for j, b in enumerate(range(0, w - kernel + 1, s)):
            yield i, j, a, b


def max_pool2d(x, kernel, stride=None):
    s = kernel if stride is None else stride
    n, c, h, w = x.shape
    y = np.zeros((n, c, (h - kernel) // s + 1, (w - kernel) // s + 1), dtype=x.dtype)
    for i, j, a, b in _windows(x, kernel, stride):
        y[:, :, i, j] = np.max(x[:, :, a : a + kernel, b : b + kernel], axis=(2, 3))
    return y


def max_pool2d_backward(grad, x, kernel, stride=None):
    dx = np.zeros(x.shape, dtype=x.dtype)
    for n, c in np.ndindex(x.shape[:2]):
        for i, j, a, b in _windows(x, kernel, stride):
            best = a, b
            for u in range(a, a + kernel):
                for v in range(b, b + kernel):
                    if x[n, c, u, v] > x[n, c][best]:
                        best = u, v
            dx[n, c][best] += grad[n, c, i, j]
    return dx
