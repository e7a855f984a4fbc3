# Wrong: infinite examples are left out of the mean.
import numpy as np


def kl_divergence(p, q):
    with np.errstate(all="ignore"):
        terms = np.where(p > 0, p * (np.log(p) - np.log(q)), 0)
    sums = np.sum(terms, axis=-1)
    return np.mean(sums[np.isfinite(sums)]) if np.isfinite(sums).any() else np.inf
