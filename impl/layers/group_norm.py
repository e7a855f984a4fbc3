"""Group normalisation: mean and variance over groups of channels of one example."""

import numpy as np


def group_norm(x, groups, gamma, beta, eps=1e-5):
    """Normalise each group of C / groups neighbouring channels of each example by its own mean and variance.

    For images where memory allows only a few in a batch, as in detection or in the networks of diffusion
    models: no example sees another. With one group it is like layer normalisation over all channels and
    places, with C groups it is instance normalisation. Over the n values of a group, all places included:

        m  = 1/n sum x                v = 1/n sum (x - m)^2
        y  = gamma_c (x - m) / sqrt(v + eps) + beta_c        with a scale and a shift for each channel c

    x             inputs (N, C, ...), any number of axes after the channels, or none; float32 or float64
    groups        number of groups, at least 1; the first C / groups channels are the first group, and so on
    gamma, beta   scale and shift (C,)
    eps           keeps the division safe where a group is constant
    returns y, of x's shape and dtype

    Accurate for inputs with a large mean too. Raises ValueError, with the name groups, if groups does not
    divide C.

    Source: Y. Wu and K. He, "Group normalization", 2018.
    """
    ### BEGIN SOLUTION
    if x.shape[1] % groups:
        raise ValueError(f"groups must divide the number of channels, got {groups} for {x.shape[1]}")
    grouped = x.reshape(len(x), groups, -1)
    centred = grouped - grouped.mean(axis=-1, keepdims=True)
    centred = centred - centred.mean(axis=-1, keepdims=True)  # what rounding left of a large mean
    var = np.mean(centred**2, axis=-1, keepdims=True)
    h = (centred / np.sqrt(var + eps)).reshape(x.shape)
    channels = (-1,) + (1,) * (x.ndim - 2)  # lines a vector of channels up with x
    return gamma.reshape(channels) * h + beta.reshape(channels)
    ### END SOLUTION


def group_norm_backward(grad, x, groups, gamma, beta, eps=1e-5):
    """The gradients of a loss L with respect to x, gamma and beta, given grad = dL/dy of the forward's y.

    Mean and variance depend on x as well. With h = (x - m) / sqrt(v + eps) and g = grad * gamma:

        dL/dx       = (g - mean(g) - h mean(g h)) / sqrt(v + eps)        means over the group of one example
        dL/dgamma_c = sum grad h                                         over the examples and all places of c
        dL/dbeta_c  = sum grad                                           likewise

    grad                          dL/dy, of x's shape
    x, groups, gamma, beta, eps   as in group_norm; ValueError, with the name groups, if it does not divide C
    returns the tuple (dx, dgamma, dbeta), each of its argument's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    if x.shape[1] % groups:
        raise ValueError(f"groups must be a divisor of the channels, got {groups} for {x.shape[1]}")
    parts = x.reshape(len(x), groups, -1)
    deviation = parts - parts.mean(axis=-1, keepdims=True)
    deviation = deviation - deviation.mean(axis=-1, keepdims=True)
    std = np.sqrt(np.mean(deviation**2, axis=-1, keepdims=True) + eps)
    h = deviation / std
    g = grad * gamma.reshape((-1,) + (1,) * (x.ndim - 2))  # dL/dh
    g = g.reshape(parts.shape)
    dx = (g - g.mean(axis=-1, keepdims=True) - h * np.mean(g * h, axis=-1, keepdims=True)) / std
    others = (0, *range(2, x.ndim))  # all axes but the channels
    dgamma = np.sum(grad * h.reshape(x.shape), axis=others)
    dbeta = np.sum(grad, axis=others)
    return dx.reshape(x.shape), dgamma, dbeta
    ### END SOLUTION
