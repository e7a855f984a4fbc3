"""Backpropagation through two layers, every step by hand."""

import numpy as np


def forward(x, w1, b1, w2, b2):
    """The forward pass of a network with one hidden layer, sigmoid after both layers.

        z1 = x w1 + b1        a1 = sigmoid(z1)        hidden layer
        z2 = a1 w2 + b2       a2 = sigmoid(z2)        output: K probabilities, each of its own yes/no question

    x    inputs (N, D), float32 or float64, one example a row
    w1   (D, H), and b1 (H,)
    w2   (H, K), and b2 (K,)
    returns the tuple (z1, a1, z2, a2), of x's dtype: (N, H), (N, H), (N, K), (N, K)

    Source: D. Rumelhart, G. Hinton and R. Williams, "Learning representations by back-propagating errors",
    1986.
    """
    ### BEGIN SOLUTION
    z1 = x @ w1 + b1
    a1 = sigmoid(z1)
    z2 = a1 @ w2 + b2
    a2 = sigmoid(z2)
    return z1, a1, z2, a2
    ### END SOLUTION


def backward(x, y, w1, b1, w2, b2):
    """The gradients of the binary cross-entropy with respect to weights and biases.

        L = 1/N sum_n sum_k [ -y log(a2) - (1 - y) log(1 - a2) ]        mean over examples, sum over outputs

    With delta = dL/dz, going from the output back to the input:

        delta2 = (a2 - y) / N                     sigmoid and cross-entropy together: no slope is left
        dw2    = a1^T delta2                      db2 = sum of delta2 over the examples
        delta1 = (delta2 w2^T) * a1 (1 - a1)      the sigmoid's slope, from its output
        dw1    = x^T delta1                       db1 = sum of delta1 over the examples

    x, w1, b1, w2, b2   as in forward y                   targets (N, K), 0 or 1, of x's dtype returns the
    tuple (dw1, db1, dw2, db2), each of its argument's shape and dtype; finite and right also where a2 rounds
    to 0 or 1, and dividing by a2 or 1 - a2 would give nan

    Source: as above; C. Bishop, "Pattern recognition and machine learning", section 5.3, 2006.
    """
    ### BEGIN SOLUTION
    _, a1, _, a2 = forward(x, w1, b1, w2, b2)
    delta2 = (a2 - y) / len(x)  # (N, K)
    dw2 = a1.T @ delta2
    db2 = delta2.sum(axis=0)
    da1 = delta2 @ w2.T
    delta1 = da1 * a1 * (1 - a1)  # (N, H)
    dw1 = x.T @ delta1
    db1 = delta1.sum(axis=0)
    return dw1, db1, dw2, db2
    ### END SOLUTION


def sigmoid(z):
    """1 / (1 + exp(-z)) of each entry, without overflow: the exponent is never positive."""
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1 + small)
    ### END SOLUTION
