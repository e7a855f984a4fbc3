"""Softmax: from scores to probabilities."""

import numpy as np


def softmax(x, axis=-1):
    """Turn scores into probabilities: every slice along `axis` becomes positive and sums to 1.

    It is the last step of a classifier, and it makes the weights of attention.

        y_i = exp(x_i) / sum_j exp(x_j)        j runs along `axis`

    x      scores of any shape, float32 or float64; an entry may be -inf beside finite ones (its y is 0)
    axis   the axis that is normalised, negative counts from the end
    returns an array of x's shape and dtype

    Finite, accurate and free of warnings for scores of 1e4 or -1e4 too, although exp(1e4) overflows.

    Source: J. Bridle, "Probabilistic interpretation of feedforward classification network outputs", 1990;
    the stable form: Goodfellow, Bengio and Courville, "Deep Learning", section 4.1, 2016.
    """
    ### BEGIN SOLUTION
    shifted = x - x.max(axis=axis, keepdims=True)  # every entry <= 0: exp stays within (0, 1]
    exps = np.exp(shifted)
    return exps / exps.sum(axis=axis, keepdims=True)  # the sum is at least 1
    ### END SOLUTION


def softmax_backward(grad, x, axis=-1):
    """The gradient of a loss L with respect to the scores x, given grad = dL/dy for y = softmax(x, axis).

    Each y_i depends on every x_j of its slice:

        dy_i/dx_j = y_i (1 - y_i)  if i = j,    -y_i y_j  otherwise
        dL/dx_j   = sum_i dL/dy_i * dy_i/dx_j        i runs along `axis`

    grad   dL/dy, of x's shape and dtype
    x      the scores that the forward was given
    axis   the axis that was normalised
    returns dL/dx, of x's shape and dtype

    There is a form of the sum that never builds the matrix dy/dx.

    Source: Goodfellow, Bengio and Courville, "Deep Learning", section 6.2.2.3, 2016.
    """
    ### BEGIN SOLUTION
    y = softmax(x, axis=axis)
    mean_grad = (grad * y).sum(axis=axis, keepdims=True)  # the slice's gradients, weighted by y
    return y * (grad - mean_grad)
    ### END SOLUTION
