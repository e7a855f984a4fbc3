# Wrong: the mean is taken off in place.
import numpy as np


def instance_norm(x, gamma, beta, eps=1e-5):
    mean = x.mean(axis=(2, 3), keepdims=True)
    x -= mean
    centred = x
    centred = centred - centred.mean(axis=(2, 3), keepdims=True)
    var = (centred * centred).mean(axis=(2, 3), keepdims=True)
    y = centred / np.sqrt(var + eps)
    return y * gamma[None, :, None, None] + beta[None, :, None, None]
