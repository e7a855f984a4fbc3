import numpy as np


def rms_norm(x, gamma, eps=1e-6):
    length = np.linalg.norm(
        np.concatenate([x, np.full_like(x[..., :1], (eps * x.shape[-1]) ** 0.5)], -1), axis=-1
    )
    return (x / length[..., np.newaxis] * np.sqrt(x.dtype.type(x.shape[-1]))) * gamma


def rms_norm_backward(grad, x, gamma, eps=1e-6):
    x64, g64 = x.astype(np.float64), grad.astype(np.float64)
    h = rms_norm(x64, np.ones(x.shape[-1]), eps)
    r = np.sqrt(np.square(x64).mean(-1) + eps)[..., None]
    g = g64 * gamma
    dx = (g - h * np.average(h * g, axis=-1)[..., None]) / r
    dgamma = g64 * h
    while dgamma.ndim > 1:
        dgamma = np.add.reduce(dgamma)
    return dx.astype(x.dtype), dgamma.astype(x.dtype)
