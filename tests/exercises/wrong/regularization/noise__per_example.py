# Wrong: one number is drawn for each item of the first axis.
def gaussian_noise(x, sigma, rng, training=True):
    if not training:
        return x.copy()
    noise = rng.normal(0.0, 1.0, size=(x.shape[0],) + (1,) * (x.ndim - 1))
    return (x + sigma * noise).astype(x.dtype)
