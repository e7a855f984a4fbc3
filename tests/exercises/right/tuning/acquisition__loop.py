from statistics import NormalDist

import numpy as np


def _each(rule, mean, std):
    out = np.empty_like(mean)
    for i in np.ndindex(mean.shape):
        out[i] = rule(float(mean[i]), float(std[i]))
    return out


def expected_improvement(mean, std, best, xi=0.0):
    def rule(m, s):
        if s == 0:
            return max(m - best - xi, 0)
        z = (m - best - xi) / s
        return s * (z * NormalDist().cdf(z) + NormalDist().pdf(z))

    return _each(rule, mean, std)


def upper_confidence_bound(mean, std, kappa=2.0):
    return _each(lambda m, s: m + kappa * s, mean, std)


def probability_of_improvement(mean, std, best, xi=0.0):
    def rule(m, s):
        return 1 - NormalDist(m, s).cdf(best + xi) if s > 0 else m > best + xi

    return _each(rule, mean, std)
