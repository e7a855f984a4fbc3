# Wrong: nan and inf are mended together afterwards, which makes an infinite divergence a large number.
import numpy as np


def kl_divergence(p, q):
    with np.errstate(all="ignore"):
        terms = np.nan_to_num(p * (np.log(p) - np.log(q)))
    return np.mean(np.sum(terms, axis=-1))
