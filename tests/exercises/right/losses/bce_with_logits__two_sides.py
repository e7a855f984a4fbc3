import numpy as np


def _softplus(v):
    return np.log1p(np.exp(np.minimum(v, -v))) + np.where(v > 0, v, np.zeros_like(v))


def bce_with_logits(z, y):
    losses = y * _softplus(-z) + (1 - y) * _softplus(z)
    return np.sum(losses) / losses.size


def bce_with_logits_backward(z, y):
    half = np.tanh(z / 2) / 2
    return (half + (1 / 2 - y)) / z.size
