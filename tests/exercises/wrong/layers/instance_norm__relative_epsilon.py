# Wrong: the variance is never smaller than eps, instead of eps being added.
import numpy as np


def instance_norm(x, gamma, beta, eps=1e-5):
    mean = x.mean(axis=(2, 3), keepdims=True)
    centred = x - mean
    centred = centred - centred.mean(axis=(2, 3), keepdims=True)
    var = (centred * centred).mean(axis=(2, 3), keepdims=True)
    y = centred / np.sqrt(np.maximum(var, eps))
    return y * gamma[None, :, None, None] + beta[None, :, None, None]
