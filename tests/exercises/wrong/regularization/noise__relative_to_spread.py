# Wrong: the noise is relative to the standard deviation of x.
def gaussian_noise(x, sigma, rng, training=True):
    if not training:
        return x.copy()
    noise = rng.normal(0.0, 1.0, size=x.shape)
    return (x + sigma * (x.std() or 1.0) * noise).astype(x.dtype)
