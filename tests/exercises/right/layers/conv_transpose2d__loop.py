import numpy as np


def _canvas(x, w, stride, padding):
    return (
        (x.shape[2] - 1) * stride + w.shape[2],
        (x.shape[3] - 1) * stride + w.shape[3],
    )


def conv_transpose2d(x, w, b, stride=1, padding=0):
    height, width = _canvas(x, w, stride, padding)
    kh, kw = w.shape[2:]
    y = np.zeros((x.shape[0], w.shape[1], height, width), dtype=x.dtype)
    for i in range(x.shape[2]):
        for j in range(x.shape[3]):
            stamp = np.einsum("nc,couv->nouv", x[:, :, i, j], w)
            y[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += stamp
    y += b.reshape(1, -1, 1, 1)
    return y[:, :, padding : height - padding, padding : width - padding]


def conv_transpose2d_backward(grad, x, w, b, stride=1, padding=0):
    kh, kw = w.shape[2:]
    whole = np.zeros((x.shape[0], w.shape[1], *_canvas(x, w, stride, padding)), dtype=x.dtype)
    whole[:, :, padding : padding + grad.shape[2], padding : padding + grad.shape[3]] = grad
    dx, dw = np.empty(x.shape, x.dtype), np.zeros(w.shape, w.dtype)
    for i in range(x.shape[2]):
        for j in range(x.shape[3]):
            seen = whole[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            dx[:, :, i, j] = np.einsum("nouv,couv->nc", seen, w)
            dw += np.einsum("nouv,nc->couv", seen, x[:, :, i, j])
    return dx, dw, np.einsum("nohw->o", grad)
