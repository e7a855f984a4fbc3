"""PReLU: a leaky ReLU that learns its slopes, one for each channel."""

import numpy as np


def prelu(x, alpha):
    """Keep positive entries and multiply the others by their channel's slope.

    The network learns how much of a negative input to let through, at the price of one parameter a channel.

        y = x for x > 0,    alpha_c x for x <= 0        c is the entry's channel, the second axis

    x       inputs (N, C, ...): N examples, C channels, any number of further axes; float32 or float64
    alpha   learned slopes (C,), of x's dtype; any sign and size
    returns an array of x's shape and dtype

    Source: K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers", 2015.
    """
    ### BEGIN SOLUTION
    slope = alpha.reshape(-1, *(1,) * (x.ndim - 2))  # (C, 1, ..., 1) lines up with the channels of x
    return np.where(x > 0, x, slope * x)
    ### END SOLUTION


def prelu_backward(grad, x, alpha):
    """The gradients of a loss L with respect to x and alpha, given grad = dL/dy for y = prelu(x, alpha).

        dy/dx = 1 for x > 0,    alpha_c for x <= 0
        dL/dalpha_c = sum of grad x over the entries of channel c with x <= 0

    At x = 0 the slope is alpha_c, as in PyTorch.

    grad       dL/dy, of x's shape and dtype
    x, alpha   what the forward was given
    returns the tuple (dx, dalpha), of the shapes and dtypes of x and alpha

    Source: as above, section 2.1.
    """
    ### BEGIN SOLUTION
    slope = alpha.reshape(-1, *(1,) * (x.ndim - 2))
    dx = np.where(x > 0, grad, slope * grad)
    others = (0, *range(2, x.ndim))  # all axes but the channels'
    dalpha = np.sum(grad * np.minimum(x, 0), axis=others)
    return dx, dalpha
    ### END SOLUTION
