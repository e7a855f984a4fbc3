import numpy as np


def gaussian_noise(x, sigma, rng, training=True):
    radius = np.sqrt(-2 * np.log1p(-rng.random(x.shape)))
    noise = radius * np.sin(2 * np.pi * rng.random(x.shape))
    return np.add(x, sigma * training * noise, dtype=np.float64).astype(x.dtype)
