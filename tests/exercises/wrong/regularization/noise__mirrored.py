# Wrong: half of the noise is the other half with its sign turned.
def gaussian_noise(x, sigma, rng, training=True):
    if not training:
        return x.copy()
    noise = rng.normal(0.0, 1.0, size=x.shape)
    half = noise.size // 2
    noise.flat[half : 2 * half] = -noise.flat[:half]
    return (x + sigma * noise).astype(x.dtype)
