import numpy as np


def _patches(x, kh, kw, stride, padding):
    n, c, h, w = x.shape
    padded = np.zeros((n, c, h + 2 * padding, w + 2 * padding), dtype=x.dtype)
    padded[:, :, padding : padding + h, padding : padding + w] = x
    rows = np.arange(0, h + 2 * padding - kh + 1, stride)
    columns = np.arange(0, w + 2 * padding - kw + 1, stride)
    i = rows[:, None, None, None] + np.arange(kh)[None, None, :, None]
    j = columns[None, :, None, None] + np.arange(kw)[None, None, None, :]
    return padded.shape, i, j, padded[:, :, i, j]  # (N, C, rows, columns, kh, kw)


def conv2d(x, w, b, stride=1, padding=0):
    o = len(w)
    patches = _patches(x, *w.shape[2:], stride, padding)[-1]
    n, _, rows, columns = patches.shape[:4]
    matrix = patches.transpose(0, 2, 3, 1, 4, 5).reshape(n * rows * columns, -1)
    return (matrix @ w.reshape(o, -1).T + b).reshape(n, rows, columns, o).transpose(0, 3, 1, 2)


def conv2d_backward(grad, x, w, b, stride=1, padding=0):
    shape, i, j, patches = _patches(x, *w.shape[2:], stride, padding)
    o, (h, width) = len(w), x.shape[2:]
    g = grad.transpose(0, 2, 3, 1).reshape(-1, o)
    matrix = patches.transpose(0, 2, 3, 1, 4, 5).reshape(len(g), -1)
    dw = (g.T @ matrix).reshape(w.shape)
    n, c, rows, columns, kh, kw = patches.shape
    d = (g @ w.reshape(o, -1)).reshape(n, rows, columns, c, kh, kw).transpose(0, 3, 1, 2, 4, 5)
    dx = np.zeros(shape, dtype=x.dtype)
    np.add.at(dx, (slice(None), slice(None), i, j), d)
    return [dx[:, :, padding : padding + h, padding : padding + width], dw, g.sum(0)]
