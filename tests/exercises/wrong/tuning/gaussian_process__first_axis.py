# Wrong: only the first coordinate of the points counts in the posterior.
import numpy as np


def rbf(a, b, length=1.0):
    squares = ((a[:, None, :] - b[None, :, :]) ** 2).sum(-1)
    return np.exp(-squares / (2 * length**2))


def posterior(x, y, x_new, length=1.0, noise=1e-6):
    cov = rbf(x[:, :1], x[:, :1], length) + noise * np.eye(len(x))
    k = rbf(x[:, :1], x_new[:, :1], length)
    solved = np.linalg.solve(cov, k)
    std = np.sqrt(np.maximum(1 - (k * solved).sum(0), 0))
    return (solved.T @ y).astype(x.dtype), std.astype(x.dtype)
