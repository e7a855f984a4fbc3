"""Log-softmax: from scores to log-probabilities."""

import numpy as np


def log_softmax(x, axis=-1):
    """The logarithm of the softmax along `axis`, without the detour over the softmax.

    What a classifier's loss needs. A probability can be too small to be stored, its logarithm never is:
    exp(-1e4) is 0 in floating point, and the log of that -inf.

        y_i = log(exp(x_i) / sum_j exp(x_j)) = x_i - log(sum_j exp(x_j))        j runs along `axis`

    x      scores of any shape, float32 or float64
    axis   the axis that is normalised, negative counts from the end
    returns an array of x's shape and dtype

    Finite and accurate for scores of 1e4 or -1e4 too; right to 1e-12 (float64).

    Source: P. Blanchard, D. Higham and N. Higham, "Accurately computing the log-sum-exp and softmax
    functions", 2021.
    """
    ### BEGIN SOLUTION
    shifted = x - x.max(axis=axis, keepdims=True)  # the same softmax, and no exponent is positive
    log_sum = np.log(np.exp(shifted).sum(axis=axis, keepdims=True))  # the sum is at least 1
    return shifted - log_sum
    ### END SOLUTION


def log_softmax_backward(grad, x, axis=-1):
    """The gradient of a loss L with respect to the scores x, given grad = dL/dy for y = log_softmax(x, axis).

    Each y_i depends on every x_j of its slice. With p = softmax(x):

        dy_i/dx_j = 1 - p_j  if i = j,    -p_j  otherwise
        dL/dx_j   = sum_i dL/dy_i * dy_i/dx_j        i runs along `axis`

    grad   dL/dy, of x's shape and dtype
    x      the scores that the forward was given
    axis   the axis that was normalised
    returns dL/dx, of x's shape and dtype

    There is a form of the sum that never builds the matrix dy/dx.

    Source: as above; Goodfellow, Bengio and Courville, "Deep Learning", section 6.2.2.3, 2016.
    """
    ### BEGIN SOLUTION
    p = np.exp(log_softmax(x, axis=axis))
    total = grad.sum(axis=axis, keepdims=True)
    return grad - p * total
    ### END SOLUTION
