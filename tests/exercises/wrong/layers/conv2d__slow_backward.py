# right, but the backward visits every position of every image and channel in Python
import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(xp, w.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    return np.tensordot(windows, w, axes=((1, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2) + b[:, None, None]


def conv2d_backward(grad, x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp, dw, (kh, kw) = np.zeros_like(xp), np.zeros_like(w), w.shape[2:]
    for n, o, i, j in np.ndindex(grad.shape):
        at = np.s_[n, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
        dw[o] += grad[n, o, i, j] * xp[at]
        dxp[at] += grad[n, o, i, j] * w[o]
    dx = dxp[:, :, padding : padding + x.shape[2], padding : padding + x.shape[3]]
    return dx, dw, grad.sum((0, 2, 3))
