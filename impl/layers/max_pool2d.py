"""Max pooling: of each window of an image, only the largest entry stays."""

import numpy as np


def max_pool2d(x, kernel, stride=None):
    """The maximum of each square window, channel by channel.

    It makes images smaller without a parameter, and small shifts of a pattern often leave the result alone.

        y[n, c, i, j] = max over 0 <= u, v < kernel of x[n, c, stride i + u, stride j + v]

    There are floor((H - kernel) / stride) + 1 rows i, columns likewise; what is left over is not used.

    x        images (N, C, H, W), float32 or float64
    kernel   size of the window, rows and columns alike, an integer from 1 to min(H, W)
    stride   step between windows, an integer >= 1; None: the kernel's size, so that windows lie side by side
    returns y (N, C, rows, columns), of x's dtype

    Source: I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 9.3; torch.nn.MaxPool2d.
    """
    ### BEGIN SOLUTION
    step = kernel if stride is None else stride
    windows = np.lib.stride_tricks.sliding_window_view(x, (kernel, kernel), axis=(2, 3))
    return windows[:, :, ::step, ::step].max(axis=(-2, -1))
    ### END SOLUTION


def max_pool2d_backward(grad, x, kernel, stride=None):
    """The gradient of a loss L with respect to x, given grad = dL/dy of the forward's y.

    Only the largest entry of a window had a say, so it gets the window's whole gradient and the others none.
    Of several equally large ones, the first in row-major order gets it. The largest entry of several
    overlapping windows gets the sum of theirs.

    grad                dL/dy, of y's shape and dtype
    x, kernel, stride   as in max_pool2d
    returns dL/dx, of x's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    s = stride or kernel
    n, c, rows, columns = np.indices(grad.shape)
    views = np.lib.stride_tricks.sliding_window_view(x, (kernel, kernel), axis=(2, 3))[:, :, ::s, ::s]
    first = views.reshape(*grad.shape, kernel * kernel).argmax(axis=-1)  # argmax takes the first of equals
    u, v = np.divmod(first, kernel)  # where in its window each maximum stands
    dx = np.zeros_like(x)
    np.add.at(dx, (n, c, rows * s + u, columns * s + v), grad)
    return dx
    ### END SOLUTION
