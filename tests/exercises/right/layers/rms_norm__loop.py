import math

import numpy as np


def rms_norm(x, gamma, eps=1e-6):
    y = np.zeros(x.shape, dtype=x.dtype)
    for where in np.ndindex(x.shape[:-1]):
        total = 0.0
        for value in x[where]:
            total += float(value) ** 2
        root = math.sqrt(total / x.shape[-1] + eps)
        for i in range(x.shape[-1]):
            y[where + (i,)] = x[where + (i,)] / root * gamma[i]
    return y


def rms_norm_backward(grad, x, gamma, eps=1e-6):
    dx, dgamma = np.zeros_like(x), np.zeros(gamma.shape)
    for where in np.ndindex(x.shape[:-1]):
        v, g = x[where].astype(float), (grad[where] * gamma).astype(float)
        r = math.sqrt(v @ v / v.size + eps)
        dgamma += grad[where] * v / r
        jacobian = np.eye(v.size) / r - np.outer(v, v) / (v.size * r**3)
        dx[where] = jacobian @ g
    return [dx, dgamma.astype(gamma.dtype)]
