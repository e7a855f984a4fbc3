# Wrong: partners are drawn with replacement.
import numpy as np


def random_flip(images, p, rng):
    out = images.copy()
    flip = rng.random(images.shape[0]) < p
    out[flip] = images[flip][..., ::-1]
    return out


def random_crop(images, padding, rng):
    n, c, h, w = images.shape
    padded = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    top = rng.integers(0, 2 * padding + 1, size=n)
    left = rng.integers(0, 2 * padding + 1, size=n)
    return np.stack([padded[i, :, top[i] : top[i] + h, left[i] : left[i] + w] for i in range(n)])


def mixup(x, y, alpha, rng):
    lam = rng.beta(alpha, alpha)
    order = rng.integers(0, len(x), size=len(x))
    return lam * x + (1 - lam) * x[order], lam * y + (1 - lam) * y[order]
