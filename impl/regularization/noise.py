"""Noise injection: train on inputs that are never quite the same."""

import numpy as np


def gaussian_noise(x, sigma, rng, training=True):
    """Add to every entry a normal number of its own with mean 0 and standard deviation sigma.

    Inputs close to each other should give close outputs; with noise on its inputs a network learns that. For
    a linear model with squared loss it acts as an L2 penalty of strength sigma^2. Off in evaluation.

        y_i = x_i + e_i,   e_i ~ N(0, sigma^2)        independent for every entry, drawn anew in each call

    x          array of any shape, float32 or float64; not changed
    sigma      the standard deviation, a number >= 0, not the variance
    rng        numpy.random.Generator, the only source of randomness: same seed, same result
    training   False: y has x's values
    returns y, of x's shape and dtype

    Source: C. Bishop, "Training with noise is equivalent to Tikhonov regularization", 1995.
    """
    ### BEGIN SOLUTION
    if not training:
        return np.copy(x)
    noise = rng.standard_normal(x.shape)
    return (x + sigma * noise).astype(x.dtype)
    ### END SOLUTION
