def gaussian_noise(x, sigma, rng, training=True):
    if training:
        return x + rng.normal(0.0, sigma, size=x.shape).astype(x.dtype)
    return x
