"""Average pooling: each window of an image becomes its mean."""

import numpy as np


def avg_pool2d(x, kernel, stride=None):
    """The mean of each square window, channel by channel.

    A window as large as the image, global average pooling, makes one number of each channel; many networks
    give these to their last linear layer.

        y[n, c, i, j] = 1 / kernel^2 sum over 0 <= u, v < kernel of x[n, c, stride i + u, stride j + v]

    There are floor((H - kernel) / stride) + 1 rows i, columns likewise; what is left over is not used.

    x        images (N, C, H, W), float32 or float64
    kernel   size of the window, rows and columns alike, an integer from 1 to min(H, W)
    stride   step between windows, an integer >= 1; None: the kernel's size, so that windows lie side by side
    returns y (N, C, rows, columns), of x's dtype

    Source: M. Lin, Q. Chen and S. Yan, "Network in network", 2013, for the global one; torch.nn.AvgPool2d.
    """
    ### BEGIN SOLUTION
    step = kernel if stride is None else stride
    windows = np.lib.stride_tricks.sliding_window_view(x, (kernel, kernel), axis=(2, 3))
    return windows[:, :, ::step, ::step].mean(axis=(-2, -1))
    ### END SOLUTION


def avg_pool2d_backward(grad, x, kernel, stride=None):
    """The gradient of a loss L with respect to x, given grad = dL/dy of the forward's y.

    Every entry of a window had the same share in its mean, so it gets the same share of its gradient; shares
    of overlapping windows add up, and entries in no window get 0:

        dL/dx[n, c, stride i + u, stride j + v] += grad[n, c, i, j] / kernel^2        for all n, c, i, j, u, v

    grad                dL/dy, of y's shape and dtype
    x, kernel, stride   as in avg_pool2d
    returns dL/dx, of x's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    s = stride or kernel
    rows, columns = grad.shape[2:]
    share = grad / kernel**2
    dx = np.zeros_like(x)
    for u in range(kernel):
        for v in range(kernel):
            dx[:, :, u : u + s * rows : s, v : v + s * columns : s] += share
    return dx
    ### END SOLUTION
