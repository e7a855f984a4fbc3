import numpy as np


def _columns(x, kh, kw, stride, padding):
    """(C kh kw, N rows columns): one column for each position, by loops over the kernel."""
    n, c, h, w = x.shape
    padded = np.zeros((c, n, h + 2 * padding, w + 2 * padding), dtype=x.dtype)
    padded[:, :, padding : padding + h, padding : padding + w] = x.swapaxes(0, 1)
    rows, columns = (h + 2 * padding - kh) // stride + 1, (w + 2 * padding - kw) // stride + 1
    slices = [
        np.s_[:, :, u : u + (rows - 1) * stride + 1 : stride, v : v + (columns - 1) * stride + 1 : stride]
        for u in range(kh)
        for v in range(kw)
    ]
    matrix = np.stack([padded[s] for s in slices], axis=1).reshape(c * kh * kw, n * rows * columns)
    return matrix, slices, padded.shape, (n, rows, columns)


def conv2d(x, w, b, stride=1, padding=0):
    matrix, _, _, places = _columns(x, *w.shape[2:], stride, padding)
    return (w.reshape(len(w), -1) @ matrix + b[:, None]).reshape(len(w), *places).swapaxes(0, 1)


def conv2d_backward(grad, x, w, b, stride=1, padding=0):
    matrix, slices, shape, places = _columns(x, *w.shape[2:], stride, padding)
    g = grad.swapaxes(0, 1).reshape(len(w), -1)
    back = (w.reshape(len(w), -1).T @ g).reshape(x.shape[1], len(slices), *places)
    padded = np.zeros(shape, dtype=x.dtype)
    for k, s in enumerate(slices):
        padded[s] += back[:, k]
    dx = padded[:, :, padding : padding + x.shape[2], padding : padding + x.shape[3]].swapaxes(0, 1)
    return [dx, (g @ matrix.T).reshape(w.shape), g.sum(axis=1)]
