# Wrong: the noise has a mean.
def gaussian_noise(x, sigma, rng, training=True):
    if not training:
        return x.copy()
    noise = rng.normal(0.2, 1.0, size=x.shape)
    return (x + sigma * noise).astype(x.dtype)
