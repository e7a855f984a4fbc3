"""ReLU: keep what is positive."""

import numpy as np


def relu(x):
    """Keep positive entries and set the others to 0.

    The usual activation of hidden layers: cheap, and its slope does not shrink for large inputs.

        y = max(x, 0)

    x      array of any shape, float32 or float64; nan stays nan, so that a broken input is not hidden
    returns a new array of x's shape and dtype

    Source: V. Nair and G. Hinton, "Rectified linear units improve restricted Boltzmann machines", 2010.
    """
    ### BEGIN SOLUTION
    return np.maximum(x, 0)
    ### END SOLUTION


def relu_backward(grad, x):
    """The gradient of a loss L with respect to x, given grad = dL/dy for y = relu(x).

        dy/dx = 1 for x > 0,    0 for x <= 0

    At x = 0 there is no derivative; as in PyTorch, 0 is taken.

    grad   dL/dy, of x's shape and dtype
    x      the array that the forward was given
    returns dL/dx, of x's shape and dtype

    Source: X. Glorot, A. Bordes and Y. Bengio, "Deep sparse rectifier neural networks", 2011.
    """
    ### BEGIN SOLUTION
    passes = x > 0
    return grad * passes
    ### END SOLUTION
