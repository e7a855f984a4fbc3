"""Gradient descent: follow the slope downhill, step by step."""

import numpy as np


def gradient_descent(grad, x0, lr, steps):
    """Walk against the gradient with a fixed learning rate, and keep every point of the way.

        x_(t+1) = x_t - lr * grad(x_t)        t = 0, ..., steps - 1

    grad    function of an array of x0's shape that returns the gradient there, of that shape; it may return
            its own argument, or one and the same array each time: write nothing into what it returns
    x0      where the walk begins: an array of any shape, float32 or float64, or of integers; not changed
    lr      learning rate, a number
    steps   how many steps are made, 0 or more
    returns the path, an array of shape (steps + 1, *x0.shape) with x0 first; its dtype is x0's, and float64
            where x0 is of integers

    Source: A. Cauchy, 1847; S. Boyd and L. Vandenberghe, "Convex optimization", section 9.3, 2004.
    """
    ### BEGIN SOLUTION
    x = np.array(x0, dtype=x0.dtype if x0.dtype.kind == "f" else np.float64)
    path = np.empty((steps + 1, *x.shape), dtype=x.dtype)
    path[0] = x
    for t in range(steps):
        x = x - lr * np.asarray(grad(x))  # a new x: the old one may be what grad returned
        path[t + 1] = x
    return path
    ### END SOLUTION
