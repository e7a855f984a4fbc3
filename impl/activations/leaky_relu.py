"""Leaky ReLU: a small slope for negative inputs, too."""

import numpy as np


def leaky_relu(x, alpha=0.01):
    """Keep positive entries and multiply the others by alpha.

    A ReLU unit that is negative for every example gets no gradient and stays dead; with a slope left on the
    negative side it can come back.

        y = x for x > 0,    alpha x for x <= 0

    x      array of any shape, float32 or float64
    alpha  slope on the negative side, a Python number; it may be larger than 1
    returns a new array of x's shape and dtype

    Source: A. Maas, A. Hannun and A. Ng, "Rectifier nonlinearities improve neural network acoustic
    models", 2013.
    """
    ### BEGIN SOLUTION
    return np.where(x > 0, x, alpha * x)
    ### END SOLUTION


def leaky_relu_backward(grad, x, alpha=0.01):
    """The gradient of a loss L with respect to x, given grad = dL/dy for y = leaky_relu(x, alpha).

        dy/dx = 1 for x > 0,    alpha for x <= 0

    At x = 0 there is no derivative, unless alpha is 1; as in PyTorch, alpha is taken.

    grad      dL/dy, of x's shape and dtype
    x, alpha  what the forward was given
    returns dL/dx, of x's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    return np.where(x > 0, grad, alpha * grad)
    ### END SOLUTION
