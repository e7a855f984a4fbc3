"""The hinge loss: pay for a score until it is right by a margin, then pay nothing."""

import numpy as np


def hinge(scores, y):
    """The mean hinge loss of two-class scores, as support vector machines use it.

    A score counts as right only when it is on its label's side of 0 by at least 1. Beyond that it costs
    nothing and has no gradient, so that only the examples near the border, or wrong, shape the model.

        L = 1/N sum_n max(0, 1 - y_n scores_n)

    scores   real numbers (N,), float32 or float64; not probabilities
    y        labels (N,), each -1 or +1 (never 0), of an integer dtype or of the scores' dtype
    returns a number

    Source: C. Cortes and V. Vapnik, "Support-vector networks", 1995.
    """
    ### BEGIN SOLUTION
    return np.mean(np.maximum(0, 1 - y * scores))
    ### END SOLUTION


def hinge_backward(scores, y):
    """The gradient of L = hinge(scores, y) with respect to the scores.

        dL/dscores_n = -y_n / N    where y_n scores_n < 1, else 0        so it is 0 at the kink

    scores, y   as in hinge
    returns dL/dscores (N,), of the scores' dtype, whatever that of y

    Source: as above.
    """
    ### BEGIN SOLUTION
    inside = y * scores < 1
    return np.where(inside, -y, 0).astype(scores.dtype) / len(scores)
    ### END SOLUTION


def multiclass_hinge(scores, labels, margin=1.0):
    """The mean over the examples of the hinge loss of many classes, summed over the wrong classes.

    Each wrong class should score at least `margin` below the right one, and costs what it lacks. (PyTorch's
    multi_margin_loss divides by the number of classes as well.)

        L = 1/N sum_n sum_{c != labels_n} max(0, margin + scores_nc - scores_n,labels_n)

    scores   real numbers (N, C), float32 or float64
    labels   the right classes (N,), integers of any dtype in [0, C)
    margin   a positive number
    returns a number

    Source: J. Weston and C. Watkins, "Support vector machines for multi-class pattern recognition", 1999.
    """
    ### BEGIN SOLUTION
    rows = np.arange(len(scores))
    right = scores[rows, labels][:, None]  # (N, 1)
    missing = np.maximum(0, margin + scores - right)  # (N, C)
    missing[rows, labels] = 0  # the right class is not compared with itself
    return missing.sum() / len(rows)
    ### END SOLUTION


def multiclass_hinge_backward(scores, labels, margin=1.0):
    """The gradient of L = multiclass_hinge(scores, labels, margin) with respect to the scores.

    A wrong class that costs something, margin + scores_nc - scores_n,labels_n > 0, gets 1/N, the others get 0
    (at the kink too). The right class gets minus the sum of these: it is pushed up once for each of them.

    scores, labels, margin   as in multiclass_hinge
    returns dL/dscores (N, C), of the scores' dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    rows = np.arange(len(scores))
    gap = scores - scores[rows, labels][:, None]
    grad = (margin + gap > 0).astype(scores.dtype)
    grad[rows, labels] = 0
    grad[rows, labels] = -grad.sum(axis=1)
    return grad / len(scores)
    ### END SOLUTION
