"""Mean absolute error: the loss of regression that outliers cannot dominate."""

import numpy as np


def mae(pred, target):
    """The mean absolute difference of pred and target, over every element.

    Also called the L1 loss. The best constant prediction is the median of the targets, so a few wild ones do
    not matter. Every error pulls with the same force, however small it is.

        L = 1/n sum_i |pred_i - target_i|        n is the number of elements

    pred, target   arrays of one shape, whatever it is, float32 or float64
    returns a number

    Raises ValueError, with the word pred or target, if their shapes differ: (n, 1) against (n,) would
    silently broadcast to (n, n).

    Source: C. Bishop, "Pattern Recognition and Machine Learning", section 1.5.5, 2006.
    """
    ### BEGIN SOLUTION
    if pred.shape != target.shape:
        raise ValueError(f"pred has shape {pred.shape}, but target has {target.shape}")
    return np.mean(np.abs(pred - target))
    ### END SOLUTION


def mae_backward(pred, target):
    """The gradient of L = mae(pred, target) with respect to pred.

        dL/dpred_i = sign(pred_i - target_i) / n        0 where they are equal: a subgradient at the kink

    pred, target   as in mae, with the same ValueError
    returns dL/dpred, of pred's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    if pred.shape != target.shape:
        raise ValueError(f"pred has shape {pred.shape}, while target has {target.shape}")
    return np.sign(pred - target) / pred.size
    ### END SOLUTION
