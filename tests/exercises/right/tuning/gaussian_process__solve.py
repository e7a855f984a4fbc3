import numpy as np


def rbf(a, b, length=1.0):
    out = np.empty((len(a), len(b)), dtype=a.dtype)
    for i, p in enumerate(a):
        for j, q in enumerate(b):
            out[i, j] = np.exp(-0.5 * np.dot(p - q, p - q) / length**2)
    return out


def posterior(x, y, x_new, length=1.0, noise=1e-6):
    cov = rbf(x, x, length)
    cov[np.diag_indices(len(x))] += noise
    k = rbf(x_new, x, length)
    solved = np.linalg.solve(cov, np.column_stack([y, k.T]))
    var = 1 - np.einsum("ij,ji->i", k, solved[:, 1:])
    return [k @ solved[:, 0], np.clip(var, 0, None) ** 0.5]
