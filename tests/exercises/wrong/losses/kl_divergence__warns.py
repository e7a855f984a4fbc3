# Wrong: the values are right, but NumPy warns of log 0 on the way.
import numpy as np


def kl_divergence(p, q):
    terms = np.where(p > 0, p * (np.log(np.where(p > 0, p, 1)) - np.log(q)), 0)
    return np.mean(np.sum(terms, axis=-1))
