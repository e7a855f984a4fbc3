# Wrong: q is lifted to the smallest normal number, which changes the result for subnormal q.
import numpy as np


def kl_divergence(p, q):
    with np.errstate(all="ignore"):
        logs = np.log(np.where(q > 0, np.maximum(q, np.finfo(q.dtype).tiny), 0))
        terms = np.where(p > 0, p * (np.log(p) - logs), 0)
    return np.mean(np.sum(terms, axis=-1))
