# Wrong: training is off by default.
def gaussian_noise(x, sigma, rng, training=False):
    if not training:
        return x.copy()
    noise = rng.normal(0.0, 1.0, size=x.shape)
    return (x + sigma * noise).astype(x.dtype)
