# Wrong: noise beyond two standard deviations is clipped.
def gaussian_noise(x, sigma, rng, training=True):
    if not training:
        return x.copy()
    noise = rng.normal(0.0, 1.0, size=x.shape).clip(-2, 2)
    return (x + sigma * noise).astype(x.dtype)
