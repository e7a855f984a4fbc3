import numpy as np


def _rows(x):
    return x.reshape(-1, x.shape[-1])


def layer_norm(x, gamma, beta, eps=1e-5):
    out = np.empty_like(_rows(x))
    for n, row in enumerate(_rows(x)):
        centred = row - np.mean(row)
        out[n] = gamma * centred / np.sqrt(np.dot(centred, centred) / len(row) + eps) + beta
    return out.reshape(x.shape)


def layer_norm_backward(grad, x, gamma, beta, eps=1e-5):
    d = x.shape[-1]
    dx = np.empty_like(_rows(x))
    dgamma, dbeta = np.zeros_like(gamma), np.zeros_like(beta)
    for n, (row, g) in enumerate(zip(_rows(x), _rows(grad), strict=True)):
        centred = row - np.mean(row)
        std = np.sqrt(np.dot(centred, centred) / d + eps)
        h = centred / std
        jacobian = (np.eye(d, dtype=x.dtype) - 1 / d - np.outer(h, h) / d) / std
        dx[n] = jacobian @ (g * gamma)
        dgamma += g * h
        dbeta += g
    return dx.reshape(x.shape), dgamma, dbeta
