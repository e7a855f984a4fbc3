# Wrong: the noise is added in place.
def gaussian_noise(x, sigma, rng, training=True):
    if not training:
        return x.copy()
    noise = rng.normal(0.0, 1.0, size=x.shape)
    x += (sigma * noise).astype(x.dtype)
    return x
