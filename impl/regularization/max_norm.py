"""Max-norm: a hard limit on the length of each unit's incoming weights."""

import numpy as np


def max_norm(w, limit):
    """Scale rows that are longer than limit down to it, and leave the others alone.

    Taken after each step of the optimizer. Unlike a penalty it does not pull on weights within the limit, so
    larger learning rates stay safe; it was made to go with dropout. For each row w_j along the last axis:

        w_j <- w_j min(1, limit / ||w_j||)        with the Euclidean length ||w_j||

    w       weights (..., D), the last axis being one unit's incoming weights; float32 or float64; not changed
    limit   the greatest length, a number > 0
    returns new weights, of w's shape and dtype; a row of zeros stays one

    Source: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014.
    """
    ### BEGIN SOLUTION
    length = np.sqrt(np.sum(w**2, axis=-1, keepdims=True))
    return w / np.maximum(length / limit, 1)
    ### END SOLUTION
