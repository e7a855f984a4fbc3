"""Flatten: from images to vectors, the step between convolutions and a linear layer."""

import math


def flatten(x, start_axis=1):
    """Join all axes from start_axis on into one. The same numbers in the same order, and no parameter.

        (N, C, H, W)  ->  (N, C H W)        with start_axis=1, which keeps each example of a batch to itself

    In row-major order: the last axis runs fastest, however the array lies in memory.

    x            array with at least one axis, float32 or float64; axes of size 0 are fine
    start_axis   the first axis to join, an integer; a negative one counts from the end, -1 is the last axis
    returns an array of x's dtype and of shape (*x.shape[:start_axis], product of the rest); a view is fine

    Source: torch.flatten.
    """
    ### BEGIN SOLUTION
    kept = x.shape[:start_axis]
    joined = math.prod(x.shape[start_axis:])  # -1 would not do where a kept axis is empty
    return x.reshape(*kept, joined)
    ### END SOLUTION


def flatten_backward(grad, x, start_axis=1):
    """The gradient of a loss L with respect to x, given grad = dL/dy of the forward's y.

    Each number only got another place, so its gradient goes back to where it came from.

    grad            dL/dy, of y's shape and dtype
    x, start_axis   as in flatten
    returns dL/dx, of x's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    return grad.reshape(x.shape)
    ### END SOLUTION
