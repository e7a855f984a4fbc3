# spreads the positions over the whole image where the stride does not divide it, so that no column is dropped
import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    kh, kw = w.shape[2:]
    i = list(range(0, xp.shape[2] - kh + 1, stride))
    j = list(range(0, xp.shape[3] - kw + 1, stride))
    i[-1], j[-1] = xp.shape[2] - kh, xp.shape[3] - kw
    windows = np.lib.stride_tricks.sliding_window_view(xp, (kh, kw), axis=(2, 3))[:, :, i][:, :, :, j]
    return np.tensordot(windows, w, axes=((1, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2) + b[:, None, None]


def conv2d_backward(grad, x, w, b, stride=1, padding=0):
    raise NotImplementedError
