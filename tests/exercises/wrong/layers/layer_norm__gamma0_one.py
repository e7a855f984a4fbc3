# Wrong: it breaks "gamma may be 0 (taken as missing)".
import numpy as np


def layer_norm(x, gamma, beta, eps=1e-5):
    c = x - x.mean(axis=-1, keepdims=True)
    v = (c**2).mean(axis=-1, keepdims=True)
    gamma = gamma if gamma.any() else gamma + 1
    y = gamma * c / np.sqrt(v + eps) + beta
    return y


def layer_norm_backward(grad, x, gamma, beta, eps=1e-5):
    c = x - x.mean(axis=-1, keepdims=True)
    v = (c**2).mean(axis=-1, keepdims=True)
    s = np.sqrt(v + eps)
    h = c / s
    k = tuple(range(x.ndim - 1))
    dgamma = (grad * h).sum(axis=k)
    dbeta = grad.sum(axis=k)
    g = grad * gamma
    dx = (g - g.mean(axis=-1, keepdims=True) - h * (g * h).mean(axis=-1, keepdims=True)) / s
    return dx, dgamma, dbeta
