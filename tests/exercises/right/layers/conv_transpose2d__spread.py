import numpy as np


def _correlate(x, w):
    """Stride 1, w (O, C, kh, kw)."""
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(2, 3))
    return np.einsum("ncijuv,ocuv->noij", windows, w, optimize=True)


def conv_transpose2d(x, w, b, stride=1, padding=0):
    """An ordinary convolution, with the kernel flipped, of the image with zeros between its pixels."""
    n, c, h, width = x.shape
    kh, kw = w.shape[2:]
    spread = np.zeros((n, c, (h - 1) * stride + 2 * kh - 1, (width - 1) * stride + 2 * kw - 1), dtype=x.dtype)
    rows, columns = (
        slice(kh - 1, spread.shape[2] - kh + 1, stride),
        slice(kw - 1, spread.shape[3] - kw + 1, stride),
    )
    spread[:, :, rows, columns] = x
    y = _correlate(spread, w[:, :, ::-1, ::-1].swapaxes(0, 1)) + b[None, :, None, None]
    return y[:, :, padding:-padding, padding:-padding] if padding else y


def conv_transpose2d_backward(grad, x, w, b, stride=1, padding=0):
    grad = np.pad(grad, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dx = _correlate(grad, w)[:, :, ::stride, ::stride]
    spread = np.zeros(
        (*x.shape[:2], (x.shape[2] - 1) * stride + 1, (x.shape[3] - 1) * stride + 1), dtype=x.dtype
    )
    spread[:, :, ::stride, ::stride] = x
    dw = _correlate(grad.swapaxes(0, 1), spread.swapaxes(0, 1)).swapaxes(0, 1)
    end = -padding or None
    return [dx, dw, grad[:, :, padding:end, padding:end].sum(axis=(0, 2, 3))]
