"""Sigmoid: from a score to the probability of yes."""

import numpy as np


def sigmoid(x):
    """Squash every entry into (0, 1).

    It turns the score of a yes/no question (log-odds) into a probability, and it is the gate of an LSTM:
    near 0 closed, near 1 open.

        y = 1 / (1 + exp(-x))

    x      array of any shape, float32 or float64
    returns an array of x's shape and dtype

    Finite and free of warnings for |x| up to 1e4, although exp(1e4) overflows: sigmoid(-1e4) is 0, not nan.

    Source: D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors", 1986.
    """
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(x))  # in (0, 1] for either sign: nothing overflows
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))
    ### END SOLUTION


def sigmoid_backward(grad, x):
    """The gradient of a loss L with respect to x, given grad = dL/dy for y = sigmoid(x).

        dy/dx = y (1 - y)

    grad   dL/dy, of x's shape and dtype
    x      the array that the forward was given
    returns dL/dx, of x's shape and dtype, accurate to 1e-15 absolute (float64) and finite for |x| up to 1e4

    Source: as above. The slope is at most 1/4 and vanishes in both tails.
    """
    ### BEGIN SOLUTION
    y = sigmoid(x)
    slope = y * sigmoid(-x)  # 1 - y is sigmoid(-x): no digits are lost where y is nearly 1
    return grad * slope
    ### END SOLUTION
