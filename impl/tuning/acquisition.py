"""Acquisition functions: where to look next, given what a surrogate model expects and how sure it is."""

import math

import numpy as np


def expected_improvement(mean, std, best, xi=0.0):
    """By how much f is expected to beat the best value so far, for f ~ N(mean, std^2) at each candidate.

    It weighs how likely a gain is by its size, E[max(0, f - best - xi)]. With Phi and phi the distribution
    function and the density of N(0, 1):

        g  = mean - best - xi
        EI = g Phi(g / std) + std phi(g / std)       max(g, 0) where std = 0

    mean, std   what the surrogate expects and its standard deviation, std >= 0; arrays of one shape, any;
                float32 or float64
    best        the best value found so far, a number; larger is better
    xi          a margin by which to beat it; larger values explore more
    returns an array of mean's shape and dtype; no warning for std = 0

    Source: D. Jones, M. Schonlau and W. Welch, "Efficient global optimization of expensive black-box
    functions", 1998.
    """
    ### BEGIN SOLUTION
    gain = mean - best - xi
    unsure = std > 0
    z = gain / np.where(unsure, std, 1)
    phi = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    expected = gain * normal_cdf(z) + std * phi
    return np.where(unsure, expected, np.maximum(gain, 0)).astype(mean.dtype)
    ### END SOLUTION


def upper_confidence_bound(mean, std, kappa=2.0):
    """mean + kappa std: what f may well reach at each candidate; needs no best value.

    kappa = 0 looks only where the mean is best, a large kappa only where little is known.

    mean, std   as in expected_improvement
    kappa       weight of the uncertainty
    returns an array of mean's shape and dtype; the mean where std = 0

    Source: N. Srinivas et al., "Gaussian process optimization in the bandit setting", 2010.
    """
    ### BEGIN SOLUTION
    return mean + kappa * std
    ### END SOLUTION


def probability_of_improvement(mean, std, best, xi=0.0):
    """The probability that f > best + xi at each candidate, however small the gain.

        PI = Phi((mean - best - xi) / std)       where std = 0: 1 if mean > best + xi, else 0

    mean, std, best, xi   as in expected_improvement
    returns an array of mean's shape and dtype; no warning for std = 0

    Source: H. Kushner, "A new method of locating the maximum point of an arbitrary multipeak curve in the
    presence of noise", 1964.
    """
    ### BEGIN SOLUTION
    lead = mean - best - xi
    known = std == 0
    chance = normal_cdf(lead / np.where(known, 1, std))
    return np.where(known, lead > 0, chance).astype(mean.dtype)
    ### END SOLUTION


def normal_cdf(z):
    """Phi(z), the probability that a standard normal number is at most z, for each entry of an array.

    Phi(z) = (1 + erf(z / sqrt 2)) / 2. NumPy has no erf; math.erf takes one number at a time.
    """
    ### BEGIN SOLUTION
    erfc = np.vectorize(math.erfc, otypes=[float])
    return erfc(-z / math.sqrt(2)) / 2  # erfc keeps the digits of small probabilities, 1 + erf loses them
    ### END SOLUTION
