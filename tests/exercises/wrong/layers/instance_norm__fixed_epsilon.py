# Wrong: eps is ignored.
import numpy as np


def instance_norm(x, gamma, beta, eps=1e-5):
    mean = x.mean(axis=(2, 3), keepdims=True)
    centred = x - mean
    centred = centred - centred.mean(axis=(2, 3), keepdims=True)
    var = (centred * centred).mean(axis=(2, 3), keepdims=True)
    y = centred / np.sqrt(var + 1e-5)
    return y * gamma[None, :, None, None] + beta[None, :, None, None]
