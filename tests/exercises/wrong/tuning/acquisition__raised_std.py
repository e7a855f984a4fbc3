# Wrong: std is raised to 1e-9, so that an equal mean with std = 0 has an improvement above 0.
import math
import numpy as np


def _cdf(z):
    return np.vectorize(math.erfc, otypes=[float])(-z / math.sqrt(2)) / 2


def expected_improvement(mean, std, best, xi=0.0):
    g = mean - best - xi
    s = np.maximum(std, 1e-9)
    z = g / s
    return (g * _cdf(z) + s * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)).astype(mean.dtype)


def upper_confidence_bound(mean, std, kappa=2.0):
    return mean + kappa * std


def probability_of_improvement(mean, std, best, xi=0.0):
    return np.where(std == 0, mean > best + xi, _cdf((mean - best - xi) / np.where(std == 0, 1, std))).astype(
        mean.dtype
    )
