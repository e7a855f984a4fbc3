# takes w for (C_out, C_in, kh, kw) where both numbers are equal, as for an ordinary convolution
import numpy as np


def conv_transpose2d(x, w, b, stride=1, padding=0):
    if w.shape[0] == w.shape[1]:
        w = w.swapaxes(0, 1)
    (n, _, h, width), (_, o, kh, kw) = x.shape, w.shape
    y = np.zeros((n, o, (h - 1) * stride + kh, (width - 1) * stride + kw), dtype=x.dtype)
    for i, j in np.ndindex(h, width):
        y[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += np.einsum(
            "nc,couv->nouv", x[:, :, i, j], w
        )
    return y[:, :, padding : y.shape[2] - padding, padding : y.shape[3] - padding] + b[:, None, None]


def conv_transpose2d_backward(grad, x, w, b, stride=1, padding=0):
    raise NotImplementedError
