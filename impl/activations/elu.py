"""ELU: negative inputs level off instead of being cut off."""

import numpy as np


def elu(x, alpha=1.0):
    """Keep positive entries and let negative ones saturate at -alpha.

    Unlike ReLU it gives negative values, which bring the mean activation of a layer nearer to 0, and a slope
    for negative inputs, so that no unit is cut off from the gradient.

        y = x for x > 0,    alpha (exp(x) - 1) for x <= 0

    x      array of any shape, float32 or float64
    alpha  minus the value that y tends to for very negative x; a positive Python number
    returns an array of x's shape and dtype

    No overflow warning for large positive x, and accurate for tiny negative x, where exp(x) - 1 loses digits.

    Source: D. Clevert, T. Unterthiner and S. Hochreiter, "Fast and accurate deep network learning by
    exponential linear units (ELUs)", 2016.
    """
    ### BEGIN SOLUTION
    negative = np.minimum(x, 0)  # what the other branch computes for x > 0 must not overflow
    return np.where(x > 0, x, alpha * np.expm1(negative))
    ### END SOLUTION


def elu_backward(grad, x, alpha=1.0):
    """The gradient of a loss L with respect to x, given grad = dL/dy for y = elu(x, alpha).

        dy/dx = 1 for x > 0,    alpha exp(x) for x <= 0

    At x = 0 the slope is alpha, as in PyTorch. No overflow warning for large positive x.

    grad      dL/dy, of x's shape and dtype
    x, alpha  what the forward was given
    returns dL/dx, of x's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    falling = alpha * np.exp(np.minimum(x, 0))
    return np.where(x > 0, grad, grad * falling)
    ### END SOLUTION
