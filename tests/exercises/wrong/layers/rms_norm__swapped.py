# Wrong: the backward returns (dgamma, dx).
import numpy as np


def rms_norm(x, gamma, eps=1e-6):
    r = np.sqrt((x * x).mean(axis=-1, keepdims=True) + eps)
    return x / r * gamma


def rms_norm_backward(grad, x, gamma, eps=1e-6):
    s = np.sqrt((x * x).mean(axis=-1, keepdims=True) + eps)
    h = x / s
    g = grad * gamma
    dx = (g - h * (g * h).mean(axis=-1, keepdims=True)) / s
    return (grad * h).reshape(-1, x.shape[-1]).sum(axis=0), dx
