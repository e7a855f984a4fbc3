# Wrong: gamma and beta are lined up with the width where that has the same size.
import numpy as np


def instance_norm(x, gamma, beta, eps=1e-5):
    mean = x.mean(axis=(2, 3), keepdims=True)
    centred = x - mean
    centred = centred - centred.mean(axis=(2, 3), keepdims=True)
    var = (centred * centred).mean(axis=(2, 3), keepdims=True)
    y = centred / np.sqrt(var + eps)
    if x.shape[1] == x.shape[3]:
        return y * gamma + beta
    return y * gamma[None, :, None, None] + beta[None, :, None, None]
