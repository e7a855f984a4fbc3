import math

import numpy as np


def _cdf(z):
    return (
        np.array([0.5 + 0.5 * math.erf(v / 2**0.5) for v in z.ravel().tolist()])
        .reshape(z.shape)
        .astype(z.dtype)
    )


def expected_improvement(mean, std, best, xi=0.0):
    out = np.clip(mean - best - xi, 0, None)
    some = std != 0
    gain, s = (mean - best - xi)[some], std[some]
    z = gain / s
    out[some] = gain * _cdf(z) + s * np.exp(-0.5 * z * z) * (2 * np.pi) ** -0.5
    return out


def upper_confidence_bound(mean, std, kappa=2.0):
    return kappa * std + mean


def probability_of_improvement(mean, std, best, xi=0.0):
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (mean - best - xi) / std
    z[np.isnan(z)] = -np.inf
    return _cdf(z)
