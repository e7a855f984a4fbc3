"""Instance normalisation: every channel of every image gets mean 0 and variance 1."""

import numpy as np


def instance_norm(x, gamma, beta, eps=1e-5):
    """Normalise each channel of each image by its own mean and variance, over height and width.

    It takes the contrast out of an image, which is much of its style; made for style transfer. Training and
    evaluation are the same. Over the H W places of one channel of one image:

        m  = 1/(H W) sum x                v = 1/(H W) sum (x - m)^2
        y  = gamma_c (x - m) / sqrt(v + eps) + beta_c        with a scale and a shift for each channel c

    x             images (N, C, H, W), with H W > 1; float32 or float64
    gamma, beta   scale and shift (C,)
    eps           keeps the division safe where a channel is constant
    returns y, of x's shape and dtype

    Accurate for inputs with a large mean too, where mean of squares minus squared mean loses every digit.

    Source: D. Ulyanov, A. Vedaldi and V. Lempitsky, "Instance normalization", 2016.
    """
    ### BEGIN SOLUTION
    centred = x - x.mean(axis=(2, 3), keepdims=True)
    centred = centred - centred.mean(axis=(2, 3), keepdims=True)  # what rounding left of a large mean
    var = np.mean(centred**2, axis=(2, 3), keepdims=True)
    h = centred / np.sqrt(var + eps)
    return gamma.reshape(-1, 1, 1) * h + beta.reshape(-1, 1, 1)
    ### END SOLUTION
