# Wrong: the covariance of the data has the default length.
import numpy as np


def rbf(a, b, length=1.0):
    squares = ((a[:, None, :] - b[None, :, :]) ** 2).sum(-1)
    return np.exp(-squares / (2 * length**2))


def posterior(x, y, x_new, length=1.0, noise=1e-6):
    cov = rbf(x, x) + noise * np.eye(len(x))
    k = rbf(x, x_new, length)
    solved = np.linalg.solve(cov, k)
    std = np.sqrt(np.maximum(1 - (k * solved).sum(0), 0))
    return (solved.T @ y).astype(x.dtype), std.astype(x.dtype)
