"""The Kullback-Leibler divergence: what it costs to believe q where p is true."""

import numpy as np


def kl_divergence(p, q):
    """The KL divergence D(p || q) of distributions along the last axis, in nats, averaged over the others.

    The extra code length, or the part of the cross-entropy that a better model could save. It is 0 only for
    p = q, and not symmetric: q must not be 0 where p is not, while p may be 0 anywhere.

        D(p || q) = sum_i p_i log(p_i / q_i)        natural log; 0 log 0 = 0

    p, q   probabilities, arrays of one shape (..., C), float32 or float64; each sums to 1 along the last axis
    returns a number: the mean over the leading axes, for one axis the sum itself

    Never nan, and free of warnings: a term with p_i = 0 is 0, also where q_i = 0; one with p_i > 0 and
    q_i = 0 makes the result inf. Subnormal q work too: p / q would overflow, log p - log q does not.

    Source: S. Kullback and R. Leibler, "On information and sufficiency", 1951.
    """
    ### BEGIN SOLUTION
    some = p > 0
    log_p = np.log(np.where(some, p, 1))  # 1 stands in where the term is 0 anyway
    with np.errstate(divide="ignore"):  # log 0 = -inf makes an infinite term, as it should
        log_q = np.log(np.where(some, q, 1))
    terms = p * (log_p - log_q)
    return np.mean(np.sum(terms, axis=-1))
    ### END SOLUTION
