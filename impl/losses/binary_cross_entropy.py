"""Binary cross-entropy of probabilities, with its logarithms clamped as in PyTorch's BCELoss."""

import numpy as np


def bce(p, y):
    """The mean negative log-likelihood of yes/no targets y under the predicted probabilities p.

    A certain prediction that is wrong would cost infinity, and spoil the mean of the whole batch. So each
    logarithm is clamped at -100 (and the gradient's denominator at 1e-12). From logits, bce_with_logits is
    the better way: it needs no clamp.

        L = -1/n sum_i [ y_i max(log p_i, -100) + (1 - y_i) max(log(1 - p_i), -100) ]

    p, y   arrays of one shape, whatever it is, float32 or float64: probabilities of class 1, and targets in
           [0, 1], soft ones too; n is the number of elements
    returns a number, finite also where p is 0 or 1 (NumPy may warn there)

    Raises ValueError, with the word p, where a p lies outside [0, 1].

    Source: I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", section 6.2.2.2, 2016.
    """
    ### BEGIN SOLUTION
    if p.min() < 0 or p.max() > 1:
        raise ValueError(f"p must be in [0, 1], got {p.min()} to {p.max()}")
    with np.errstate(divide="ignore"):  # log 0 = -inf is clamped
        log_yes = np.maximum(np.log(p), -100)
        log_no = np.maximum(np.log1p(-p), -100)
    return -np.mean(y * log_yes + (1 - y) * log_no)
    ### END SOLUTION


def bce_backward(p, y):
    """The gradient of L = bce(p, y) with respect to p, its denominator clamped at 1e-12.

        dL/dp_i = (p_i - y_i) / max(p_i (1 - p_i), 1e-12) / n        also where p_i is 0 or 1

    p, y   as in bce, with the same ValueError
    returns dL/dp, of p's shape and dtype

    Source: as above, and PyTorch's BCELoss for the clamp.
    """
    ### BEGIN SOLUTION
    if p.min() < 0 or p.max() > 1:
        raise ValueError(f"p must lie in [0, 1], got {p.min()} to {p.max()}")
    return (p - y) / np.maximum(p * (1 - p), 1e-12) / p.size
    ### END SOLUTION
