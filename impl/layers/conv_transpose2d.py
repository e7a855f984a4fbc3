"""Transposed convolution: upsampling with learned weights."""

import numpy as np


def conv_transpose2d(x, w, b, stride=1, padding=0):
    """Every input value stamps the kernel, times itself, on the output; where stamps overlap they add up.

    Stamps of neighbouring values lie `stride` pixels apart, so the image grows. A convolution's gradient with
    respect to its input is this very map; it brings back the shape, not the values.

        full[n, o, s i + u, s j + v] += x[n, c, i, j] w[c, o, u, v]        for all n, c, o, i, j, u, v
        y = full without `padding` rows and columns on each of its four sides, plus b[o]

    s is the stride; full is (H - 1) s + kh high and (W - 1) s + kw wide.

    x         images (N, C_in, H, W), float32 or float64
    w         kernels (C_in, C_out, kh, kw), the input channels first; kh and kw may differ
    b         bias (C_out,)
    stride    distance between two stamps, in rows and columns alike, an integer >= 1
    padding   rows and columns that are cut off on each side, an integer >= 0 that leaves at least one of each
    returns y (N, C_out, (H - 1) s + kh - 2 padding, (W - 1) s + kw - 2 padding), of x's dtype

    Source: V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning", 2016, chapter 4;
    torch.nn.ConvTranspose2d.
    """
    ### BEGIN SOLUTION
    height, width = x.shape[2:]
    c_out, kh, kw = w.shape[1:]
    full_height, full_width = (height - 1) * stride + kh, (width - 1) * stride + kw
    full = np.zeros((len(x), c_out, full_height, full_width), dtype=x.dtype)
    for u in range(kh):
        for v in range(kw):
            stamp = np.tensordot(x, w[:, :, u, v], axes=(1, 0))  # (N, H, W, C_out)
            places = np.s_[:, :, u : u + stride * height : stride, v : v + stride * width : stride]
            full[places] += np.moveaxis(stamp, -1, 1)
    cut = full[:, :, padding : full_height - padding, padding : full_width - padding]
    return cut + b[:, None, None]
    ### END SOLUTION


def conv_transpose2d_backward(grad, x, w, b, stride=1, padding=0):
    """The gradients of a loss L with respect to x, w and b, given grad = dL/dy of the forward's y.

    Let gp be grad with `padding` zeros around height and width, as what was cut off had no say. Then
    x[n, c, i, j] reached just what lies under its stamp, and dL/dx is a plain convolution of gp, stride s:

        dL/dx[n, c, i, j] = sum_{o, u, v} gp[n, o, s i + u, s j + v] w[c, o, u, v]
        dL/dw[c, o, u, v] = sum_{n, i, j} gp[n, o, s i + u, s j + v] x[n, c, i, j]
        dL/db[o]          = sum_{n, i, j} grad[n, o, i, j]

    grad                       dL/dy, of y's shape
    x, w, b, stride, padding   as in conv_transpose2d
    returns the tuple (dx, dw, db), each of its argument's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    gp = np.pad(grad, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(gp, w.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]  # (N, C_out, H, W, kh, kw)
    dx = np.moveaxis(np.tensordot(windows, w, axes=((1, 4, 5), (1, 2, 3))), -1, 1)
    dw = np.tensordot(x, windows, axes=((0, 2, 3), (0, 2, 3)))
    db = grad.sum(axis=(0, 2, 3))
    return dx, dw, db
    ### END SOLUTION
