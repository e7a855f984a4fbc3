import numpy as np


def gaussian_noise(x, sigma, rng, training=True):
    y = np.empty_like(x)
    for where in np.ndindex(x.shape):
        y[where] = x[where] + (rng.normal(scale=sigma) if training else 0)
    return y
