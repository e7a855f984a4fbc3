"""The numerical gradient: what a derivative is, without any calculus, to check the calculus with."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x by central differences, one entry of x after the other.

    It is too slow to train with (two evaluations of f for every entry), but it needs nothing except f itself,
    and so it is the standard check of a backward that was derived by hand. With e_i = 1 at entry i and 0
    elsewhere:

        dL/dx_i = (f(x + h e_i) - f(x - h e_i)) / (2 h)  + O(h^2)

    The one-sided difference (f(x + h e_i) - f(x)) / h has an error of O(h), far too much for a check.

    f   function of an array of x's shape that returns a number
    x   float64 array of any shape, also one that is not contiguous or has no axes
    h   step
    returns an array of x's shape and dtype

    x may be changed while f is called, but is to the last bit what it was afterwards, also when f raises an
    error.

    Source: W. Press, S. Teukolsky, W. Vetterling and B. Flannery, "Numerical recipes", third edition, section
    5.7, 2007; torch.autograd.gradcheck.
    """
    ### BEGIN SOLUTION
    grad = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        old = x[index]
        try:
            x[index] = old + h
            above = float(f(x))
            x[index] = old - h
            below = float(f(x))
        finally:
            x[index] = old  # not x[index] += h, which would leave a rounding error behind
        grad[index] = (above - below) / (2 * h)
    return grad
    ### END SOLUTION
