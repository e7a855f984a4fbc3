"""Gaussian process regression: a guess of a function from a few of its values, and how sure it is."""

import numpy as np


def rbf(a, b, length=1.0):
    """The prior's covariance of f(a_i) and f(b_j): points that are near each other have similar values.

        K_ij = exp(-|a_i - b_j|^2 / (2 length^2))

    a, b     points (n, d) and (m, d), float32 or float64
    length   the distance over which f may change, a positive number
    returns K (n, m), of the points' dtype

    Source: C. Rasmussen and C. Williams, "Gaussian processes for machine learning", 2006, section 2.2.
    """
    ### BEGIN SOLUTION
    squared = np.sum((a[:, None] - b[None]) ** 2, axis=-1)
    return np.exp(-squared / (2 * length**2))
    ### END SOLUTION


def posterior(x, y, x_new, length=1.0, noise=1e-6):
    """Mean and standard deviation of f at new points, given noisy values at others.

    The surrogate of Bayesian optimisation: the uncertainty is small near the data, and far away mean and
    standard deviation return to the prior's 0 and 1. With K = rbf(x, x), k = rbf(x, x_new):

        y        = f(x) + e,  e ~ N(0, noise)                noise is a variance
        mean_j   = k_j^T (K + noise I)^-1 y
        std_j^2  = 1 - k_j^T (K + noise I)^-1 k_j            of f itself, without the noise

    x, y     data: points (n, d) and their values (n,), float32 or float64
    x_new    points (m, d)
    length   as in rbf
    noise    variance of the noise, positive
    returns (mean, std), each (m,) and of the points' dtype

    Solve linear systems, by Cholesky's factor or np.linalg.solve; no inverse is formed. Rounding may turn a
    variance near 0 negative; std is never nan, in float32 either.

    Source: as above, algorithm 2.1.
    """
    ### BEGIN SOLUTION
    points, targets = np.asarray(x, np.float64), np.asarray(y, np.float64)  # near points cost digits
    cov = rbf(points, points, length) + noise * np.eye(len(points))
    cross = rbf(points, np.asarray(x_new, np.float64), length)
    factor = np.linalg.cholesky(cov)
    whitened = np.linalg.solve(factor, cross)
    mean = whitened.T @ np.linalg.solve(factor, targets)
    var = 1 - np.sum(whitened**2, axis=0)
    std = np.sqrt(np.maximum(var, 0))
    return mean.astype(x.dtype), std.astype(x.dtype)
    ### END SOLUTION
