import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    x = np.pad(x, [(0, 0)] * 2 + [(padding, padding)] * 2)
    kh, kw = w.shape[-2:]
    rows, columns = (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1
    y = np.broadcast_to(b.reshape(1, -1, 1, 1), (len(x), len(w), rows, columns)).astype(x.dtype)
    for u, v in np.ndindex(kh, kw):
        seen = x[:, :, u::stride, v::stride][:, :, :rows, :columns]
        y += np.einsum("ncij,oc->noij", seen, w[:, :, u, v], optimize=True)
    return y


def conv2d_backward(grad, x, w, b, stride=1, padding=0):
    """dx as a full correlation of the spread gradient with the flipped kernel."""
    n, c, h, width = x.shape
    o, _, kh, kw = w.shape
    rows, columns = grad.shape[2:]
    xp = np.pad(x, [(0, 0)] * 2 + [(padding, padding)] * 2)
    spread = np.zeros((n, o, xp.shape[2] + kh - 1, xp.shape[3] + kw - 1), dtype=grad.dtype)
    spread[:, :, kh - 1 :: stride, kw - 1 :: stride][:, :, :rows, :columns] = grad
    flipped = np.flip(w, axis=(2, 3)).transpose(1, 0, 2, 3)
    dx = conv2d(spread, flipped, np.zeros(c, dtype=x.dtype))
    windows = np.lib.stride_tricks.sliding_window_view(xp, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    dw = np.einsum("noij,ncijuv->ocuv", grad, windows, optimize=True)
    return dx[:, :, padding : padding + h, padding : padding + width], dw, np.einsum("noij->o", grad)
