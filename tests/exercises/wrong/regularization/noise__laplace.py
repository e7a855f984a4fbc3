# Wrong: the noise has the right spread but is Laplacian.
def gaussian_noise(x, sigma, rng, training=True):
    if not training:
        return x.copy()
    noise = rng.laplace(0.0, 0.5**0.5, size=x.shape)
    return (x + sigma * noise).astype(x.dtype)
