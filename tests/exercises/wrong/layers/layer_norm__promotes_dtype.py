# Wrong: float32 comes back as float64.
import numpy as np


def layer_norm(x, gamma, beta, eps=1e-5):
    mean = x.mean(axis=-1, keepdims=True, dtype=np.float64)
    var = x.var(axis=-1, keepdims=True)
    return (x - mean) / np.sqrt(var + eps) * gamma + beta


def layer_norm_backward(grad, x, gamma, beta, eps=1e-5):
    d = x.shape[-1]
    xmu = x - x.mean(axis=-1, keepdims=True)
    var = (xmu * xmu).mean(axis=-1, keepdims=True)
    ivar = 1 / np.sqrt(var + eps)
    dxhat = grad * gamma
    dvar = np.sum(dxhat * xmu, axis=-1, keepdims=True) * -0.5 * ivar**3
    dmean = np.sum(-dxhat * ivar, axis=-1, keepdims=True)
    dx = dxhat * ivar + dvar * 2 * xmu / d + dmean / d
    dgamma = (grad * xmu * ivar).reshape(-1, d).sum(axis=0)
    return dx, dgamma, grad.reshape(-1, d).sum(axis=0)
