"""Dropout: switch off units at random while training."""

import numpy as np


def dropout(x, p, rng, training=True):
    """Set each entry to 0 with probability p and scale the others up, so that the mean stays the same.

    A network that may lose any unit at any time cannot lean on a few of them; this fights overfitting.

        mask_i = 1 with probability 1 - p, else 0        independent for every entry, drawn anew in each call
        y_i    = x_i mask_i / (1 - p)

    x          array of any shape, float32 or float64
    p          the probability of DROPPING an entry, a number in [0, 1]; p = 1 gives zeros, not nan
    rng        numpy.random.Generator, the only source of randomness: same seed, same mask
    training   False: nothing is dropped or scaled, y equals x and the mask is all True
    returns the tuple (y, mask): y of x's shape and dtype; mask boolean, of x's shape, True = kept

    Raises ValueError, with the name p, for p outside [0, 1], also when not training.

    Source: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014.
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError(f"p must be in [0, 1], got {p}")
    if not training:
        return x.copy(), np.ones(x.shape, dtype=bool)
    mask = rng.random(x.shape) >= p  # random() is in [0, 1): p = 0 keeps all, p = 1 none
    scale = 1 / (1 - p) if p < 1 else 0.0
    return x * mask * scale, mask
    ### END SOLUTION


def dropout_backward(grad, mask, p):
    """The gradient of a loss L with respect to x, given grad = dL/dy for (y, mask) = dropout(x, p, rng).

        dL/dx_i = grad_i mask_i / (1 - p)        zeros for p = 1

    grad   dL/dy, of x's shape and dtype
    mask   the mask that the training forward returned, boolean, True = kept
    p      the same probability of dropping; ValueError, with the name p, outside [0, 1]
    returns dL/dx, of grad's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError(f"p must lie in [0, 1], got {p}")
    keep = 1 - p
    return grad * mask / keep if keep > 0 else np.zeros_like(grad)
    ### END SOLUTION
