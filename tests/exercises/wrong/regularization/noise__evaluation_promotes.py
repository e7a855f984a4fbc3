# Wrong: evaluation gives float64 for float32 inputs.
def gaussian_noise(x, sigma, rng, training=True):
    if not training:
        return x.astype(float)
    noise = rng.normal(0.0, 1.0, size=x.shape)
    return (x + sigma * noise).astype(x.dtype)
