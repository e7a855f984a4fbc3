"""Mean squared error: the loss of regression."""

import numpy as np


def mse(pred, target):
    """The mean, over every element, of the squared difference.

    The usual loss of regression. The best constant prediction is the targets' mean; an outlier weighs a lot.

        L = 1/n sum_i (pred_i - target_i)^2        n counts the elements of all axes

    pred     predictions of any shape, float32 or float64
    target   targets of exactly that shape and dtype
    returns a number

    Raises ValueError, with the name of an argument, where the shapes differ, even if NumPy could broadcast
    them: (n, 1) against (n,) would silently compare every prediction with every target.

    Source: C. Bishop, "Pattern Recognition and Machine Learning", section 1.2.5, 2006.
    """
    ### BEGIN SOLUTION
    if pred.shape != target.shape:
        raise ValueError(f"pred has shape {pred.shape}, but target has {target.shape}")
    error = pred - target
    return np.mean(error**2)
    ### END SOLUTION


def mse_backward(pred, target):
    """The gradient of L = mse(pred, target) with respect to pred.

        dL/dpred_i = 2/n (pred_i - target_i)

    pred, target   as in mse; the same ValueError where the shapes differ
    returns dL/dpred, of pred's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    if pred.shape != target.shape:
        raise ValueError(f"pred has shape {pred.shape}, while target has {target.shape}")
    return 2 * (pred - target) / pred.size
    ### END SOLUTION
