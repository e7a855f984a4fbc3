import numpy as np


def _normalise(x, eps):
    x = x - x[..., :1]
    x = x - np.average(x, axis=-1)[..., None]
    inverse = (np.einsum("...d,...d->...", x, x)[..., None] / x.shape[-1] + eps) ** -0.5
    return x * inverse, inverse


def layer_norm(x, gamma, beta, eps=1e-5):
    return _normalise(x, eps)[0] * gamma + beta


def layer_norm_backward(grad, x, gamma, beta, eps=1e-5):
    h, inverse = _normalise(x, eps)
    g = gamma * grad
    g = g - np.average(g, axis=-1)[..., None]
    dx = inverse * (g - h * np.average(g * h, axis=-1)[..., None])
    ones = np.ones((1, x.size // x.shape[-1]), dtype=x.dtype)
    return [dx, (ones @ (grad * h).reshape(-1, x.shape[-1]))[0], (ones @ grad.reshape(-1, x.shape[-1]))[0]]
