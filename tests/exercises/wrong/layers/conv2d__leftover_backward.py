# the backward gives pixels of dropped rows and columns no place at all, so dx is smaller than x
import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(xp, w.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    return np.tensordot(windows, w, axes=((1, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2) + b[:, None, None]


def conv2d_backward(grad, x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    kh, kw = w.shape[2:]
    rows, columns = grad.shape[2:]
    dw = np.empty_like(w)
    dx = np.zeros((*x.shape[:2], (rows - 1) * stride + kh, (columns - 1) * stride + kw), dtype=x.dtype)
    for u, v in np.ndindex(kh, kw):
        at = np.s_[:, :, u : u + rows * stride : stride, v : v + columns * stride : stride]
        dw[:, :, u, v] = np.einsum("noij,ncij->oc", grad, xp[at])
        dx[at] += np.einsum("noij,oc->ncij", grad, w[:, :, u, v])
    end = -padding or None
    return dx[:, :, padding:end, padding:end], dw, grad.sum((0, 2, 3))
