# Wrong: eps is 1e-5 where it is left out.
import numpy as np


def rms_norm(x, gamma, eps=1e-5):
    r = np.sqrt((x * x).mean(axis=-1, keepdims=True) + eps)
    return x / r * gamma


def rms_norm_backward(grad, x, gamma, eps=1e-6):
    s = np.sqrt((x * x).mean(axis=-1, keepdims=True) + eps)
    h = x / s
    g = grad * gamma
    dx = (g - h * (g * h).mean(axis=-1, keepdims=True)) / s
    return dx, (grad * h).reshape(-1, x.shape[-1]).sum(axis=0)
