"""The Huber loss: a parabola for small errors, straight lines for outliers."""

import numpy as np


def huber(pred, target, delta=1.0):
    """The mean Huber loss over every element of pred and target.

    A regression loss for data with outliers: smooth at 0 like the squared error, yet a huge error pulls no
    harder than one of size delta. Value and slope of the two pieces agree where they meet.

        e    = pred - target
        l(e) = e^2 / 2                      where |e| <= delta
        l(e) = delta (|e| - delta / 2)      elsewhere
        L    = mean of l(e) over all elements

    pred, target   arrays of one shape, whatever it is, float32 or float64
    delta          a number above 0: where the parabola ends
    returns a number

    Raises ValueError, with the word delta, where delta <= 0.

    Source: P. Huber, "Robust estimation of a location parameter", 1964.
    """
    ### BEGIN SOLUTION
    if delta <= 0:
        raise ValueError(f"delta must be above 0, got {delta}")
    size = np.abs(pred - target)
    inside = np.minimum(size, delta)  # the part of each error that the parabola sees
    return np.mean(inside * (size - inside / 2))
    ### END SOLUTION


def huber_backward(pred, target, delta=1.0):
    """The gradient of L = huber(pred, target, delta) with respect to pred.

        dL/dpred_i = clip(pred_i - target_i, -delta, delta) / n        n is the number of elements

    pred, target, delta   as in huber, with the same ValueError
    returns dL/dpred, of pred's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    if delta <= 0:
        raise ValueError(f"delta has to be above 0, got {delta}")
    error = pred - target
    return np.clip(error, -delta, delta) / error.size
    ### END SOLUTION
