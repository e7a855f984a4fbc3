"""Soft thresholding: the step that gives the L1 penalty its exact zeros."""

import numpy as np


def soft_threshold(w, lam):
    """Move every entry towards 0 by lam, and those within lam of it to exactly 0.

    The proximal step of the L1 penalty: the v that makes (v - w)^2 / 2 + lam |v| least. Plain steps along the
    subgradient hover around 0; this lands on it. After a gradient step of rate lr, lam is lr times strength.

        v_i = sign(w_i) max(|w_i| - lam, 0)

    w     array of any shape, float32 or float64; not changed
    lam   how far to move, a number >= 0
    returns v, of w's shape and dtype

    Source: D. Donoho, "De-noising by soft-thresholding", 1995; torch.nn.functional.softshrink.
    """
    ### BEGIN SOLUTION
    return np.sign(w) * np.maximum(np.abs(w) - lam, 0)
    ### END SOLUTION
