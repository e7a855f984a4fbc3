import numpy as np


def members(x, groups):
    if x.shape[1] % groups != 0:
        raise ValueError("groups does not divide the number of channels")
    size = x.shape[1] // groups
    for n in range(x.shape[0]):
        for k in range(groups):
            yield n, slice(k * size, (k + 1) * size)


def group_norm(x, groups, gamma, beta, eps=1e-5):
    y = np.empty_like(x)
    for n, part in members(x, groups):
        values = x[n, part]
        h = (values - values.mean()) / np.sqrt(values.var() + eps)
        y[n, part] = (h.T * gamma[part] + beta[part]).T
    return y


def group_norm_backward(grad, x, groups, gamma, beta, eps=1e-5):
    dx, dgamma, dbeta = np.empty_like(x), np.zeros_like(gamma), np.zeros_like(beta)
    for n, part in members(x, groups):
        centred = (x[n, part] - x[n, part].mean()).astype(np.float64)
        centred -= centred.mean()
        std = np.sqrt((centred**2).mean() + eps)
        h, g = centred / std, (grad[n, part].T * gamma[part]).T.astype(np.float64)
        dx[n, part] = (g - g.mean() - h * (g * h).mean()) / std
        for c in range(part.start, part.stop):
            dgamma[c] += (grad[n, c] * h[c - part.start]).sum()
            dbeta[c] += grad[n, c].sum()
    return dx, dgamma, dbeta
