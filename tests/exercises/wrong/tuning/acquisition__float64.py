# Wrong: the expected improvement is float64 whatever the dtype of the mean.
import math

import numpy as np


def _cdf(z):
    return np.vectorize(math.erfc, otypes=[float])(-z / math.sqrt(2)) / 2


def expected_improvement(mean, std, best, xi=0.0):
    gain = mean - best - xi
    safe = np.where(std == 0, 1, std)
    z = gain / safe
    smooth = gain * _cdf(z) + std * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return np.where(std == 0, np.maximum(gain, 0), smooth) + np.zeros(1)


def upper_confidence_bound(mean, std, kappa=2.0):
    return mean + kappa * std


def probability_of_improvement(mean, std, best, xi=0.0):
    z = (mean - best - xi) / np.where(std == 0, 1, std)
    return np.where(std == 0, z > 0, _cdf(z)).astype(mean.dtype)
