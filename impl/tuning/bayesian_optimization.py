"""Bayesian optimisation: find the maximum of an expensive function in few evaluations."""

import math

import numpy as np


def maximize(f, low, high, evaluations, rng):
    """Search [low, high] for the x with the largest f(x), choosing each point by all values seen before.

    For functions whose single evaluation is dear, as training a model is. A few spread points come first.
    Then, until the evaluations are used up: fit a Gaussian process to the pairs (x, f(x)), and evaluate f
    where an acquisition function, such as the expected improvement, is largest.

    f            a function of one number that returns a number, without noise; larger is better
    low, high    the ends of the interval, numbers, low < high; f is never asked outside
    evaluations  how often f may be called at most, an integer >= 1
    rng          np.random.Generator, the source of all randomness: same seed, same result
    returns (best x, best value), two numbers: the best pair among those evaluated, so best value = f(best x)

    On a smooth f of at most three peaks, 25 evaluations come within 1 % of f's range (largest minus smallest
    value) of its maximum, for most seeds, whatever the units of x and f.

    Source: J. Snoek, H. Larochelle and R. Adams, "Practical Bayesian optimization of machine learning
    algorithms", 2012.
    """
    ### BEGIN SOLUTION
    start = min(evaluations, 5)
    shares = list((np.arange(start) + rng.random(start)) / start)  # of the interval, one in each fifth
    points = [at(share, low, high) for share in shares]
    values = [f(point) for point in points]
    candidates = np.linspace(0, 1, 401)
    while len(values) < evaluations:
        y = np.array(values, dtype=np.float64)
        scaled = (y - y.mean()) / (y.std() or 1)  # the prior has mean 0 and variance 1
        mean, std = posterior(np.array(shares), scaled, candidates)
        gain = expected_improvement(mean, std, scaled.max())
        share = candidates[np.argmax(gain)]
        shares.append(share)
        points.append(at(share, low, high))
        values.append(f(points[-1]))
    best = int(np.argmax(values))
    return points[best], values[best]
    ### END SOLUTION


def at(share, low, high):
    """The point of [low, high] that lies the given share of its length, 0 to 1, above low."""
    ### BEGIN SOLUTION
    return min(max(low + float(share) * (high - low), low), high)  # rounding may lead past an end
    ### END SOLUTION


def posterior(x, y, x_new, length=0.1, noise=1e-6):
    """Mean and standard deviation (m,) of a Gaussian process at x_new (m,), given values y (n,) at x (n,)."""
    ### BEGIN SOLUTION
    cov = np.exp(-((x[:, None] - x) ** 2) / (2 * length**2)) + noise * np.eye(len(x))
    cross = np.exp(-((x[:, None] - x_new) ** 2) / (2 * length**2))
    solved = np.linalg.solve(cov, cross)
    var = 1 - np.sum(cross * solved, axis=0)
    return solved.T @ y, np.sqrt(np.maximum(var, 1e-12))
    ### END SOLUTION


def expected_improvement(mean, std, best):
    """E[max(0, f - best)] for f ~ N(mean, std^2), arrays (m,), std > 0."""
    ### BEGIN SOLUTION
    z = (mean - best) / std
    phi = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    cdf = np.array([math.erfc(-one / math.sqrt(2)) / 2 for one in z])
    return std * (z * cdf + phi)
    ### END SOLUTION
