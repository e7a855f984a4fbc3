"""Swish: the input times its own sigmoid gate."""

import numpy as np


def swish(x, beta=1.0):
    """Let every entry through by a gate that it opens itself.

    Smooth and not monotonic. With beta = 1 it is SiLU, part of the SwiGLU blocks of many language models.
    With a large beta it is nearly ReLU, with beta = 0 the straight line x / 2.

        y = x sigmoid(beta x) = x / (1 + exp(-beta x))

    x      array of any shape, float32 or float64
    beta   how steep the gate is, a Python number
    returns an array of x's shape and dtype

    Finite and free of warnings for |beta x| up to 1e4, although exp(1e4) overflows.

    Source: P. Ramachandran, B. Zoph and Q. Le, "Searching for activation functions", 2017.
    """
    ### BEGIN SOLUTION
    return x * _sigmoid(beta * x)
    ### END SOLUTION


def swish_backward(grad, x, beta=1.0):
    """The gradients of a loss L with respect to x and beta, given grad = dL/dy for y = swish(x, beta).

    With s = sigmoid(beta x), whose derivative by its argument is s (1 - s):

        dy/dx     = s + beta x s (1 - s)
        dL/dbeta  = sum grad x^2 s (1 - s)        over all elements, since they share the one beta

    grad      dL/dy, of x's shape and dtype
    x, beta   what the forward was given
    returns the tuple (dx, dbeta): an array of x's shape and dtype, and one number

    Finite and free of warnings for |beta x| up to 1e4.

    Source: as above.
    """
    ### BEGIN SOLUTION
    gate = _sigmoid(beta * x)
    gate_slope = gate * _sigmoid(-beta * x)
    dx = grad * (gate + beta * x * gate_slope)
    dbeta = np.sum(grad * x**2 * gate_slope)
    return dx, dbeta
    ### END SOLUTION


def _sigmoid(z):
    """1 / (1 + exp(-z)) without overflow, as in activations/sigmoid.py; swish and its backward may use it."""
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))
    ### END SOLUTION
