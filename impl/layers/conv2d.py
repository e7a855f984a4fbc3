"""Convolution of images: one small kernel, slid over all positions."""

import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    """Slide every filter over the images: at each position multiply, sum over all channels, add the bias.

    The same few weights look for one pattern everywhere, so a pattern that moves moves its response along.
    With xp, x with `padding` zeros around height and width, and s the stride:

        y[n, o, i, j] = b[o] + sum_{c, u, v} w[o, c, u, v] xp[n, c, s i + u, s j + v]

    The kernel is not flipped: this is cross-correlation, which deep learning calls convolution. There are
    floor((H + 2 padding - kh) / s) + 1 rows i, columns likewise; the rest at the far border is dropped.

    x         images (N, C, H, W), float32 or float64
    w         filters (O, C, kh, kw), where kh and kw may differ; the kernel fits into the padded image
    b         bias (O,)
    stride    step between positions, of rows and columns alike, an integer >= 1
    padding   zeros on each of the four sides, an integer >= 0
    returns y (N, O, rows, columns), of x's dtype

    Vectorised: no Python loop over images or positions. One over the kernel's few entries is fine.

    Source: V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning", 2016;
    torch.nn.Conv2d.
    """
    ### BEGIN SOLUTION
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, w.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]  # a view (N, C, rows, columns, kh, kw)
    y = np.tensordot(windows, w, axes=((1, 4, 5), (1, 2, 3)))  # (N, rows, columns, O)
    return np.moveaxis(y, -1, 1) + b[:, None, None]
    ### END SOLUTION


def conv2d_backward(grad, x, w, b, stride=1, padding=0):
    """The gradients of a loss L with respect to x, w and b, given grad = dL/dy of the forward's y.

    Every weight was used at all positions of all images, and a pixel in several windows; the shares add up:

        dL/dw[o, c, u, v]                += grad[n, o, i, j] xp[n, c, s i + u, s j + v]
        dL/dxp[n, c, s i + u, s j + v]   += grad[n, o, i, j] w[o, c, u, v]
        dL/db[o]                         += grad[n, o, i, j]

    for all n, o, c, i, j, u, v. dL/dx is dL/dxp without its border; pixels that no window saw have 0.

    grad                       dL/dy, of y's shape
    x, w, b, stride, padding   as in conv2d
    returns the tuple (dx, dw, db), each of its argument's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    height, width = x.shape[2:]
    kh, kw = w.shape[2:]
    rows, columns = grad.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dw = np.empty_like(w)
    dxp = np.zeros_like(xp)
    for u in range(kh):
        for v in range(kw):
            # The pixels that met w[:, :, u, v], one for each position of the window: (N, C, rows, columns).
            met = np.s_[:, :, u : u + stride * rows : stride, v : v + stride * columns : stride]
            dw[:, :, u, v] = np.tensordot(grad, xp[met], axes=((0, 2, 3), (0, 2, 3)))
            dxp[met] += np.moveaxis(np.tensordot(grad, w[:, :, u, v], axes=(1, 0)), -1, 1)
    dx = dxp[:, :, padding : padding + height, padding : padding + width]
    db = grad.sum(axis=(0, 2, 3))
    return dx, dw, db
    ### END SOLUTION
