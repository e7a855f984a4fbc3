import numpy as np


def random_flip(images, p, rng):
    flips = rng.binomial(1, p, size=len(images)).astype(bool)
    out = np.array(images)
    out[flips] = out[flips, :, :, ::-1]
    return out


def random_crop(images, padding, rng):
    """Shift by indices: what comes from outside the image is 0."""
    n, _, h, w = images.shape
    dy = rng.integers(-padding, padding + 1, size=n)
    dx = rng.integers(-padding, padding + 1, size=n)
    rows, cols = np.arange(h) + dy[:, None], np.arange(w) + dx[:, None]
    inside = ((rows >= 0) & (rows < h))[:, :, None] & ((cols >= 0) & (cols < w))[:, None, :]
    taken = images[np.arange(n)[:, None, None], :, rows[:, :, None] % h, cols[:, None, :] % w]
    return np.moveaxis(taken, -1, 1) * inside[:, None].astype(images.dtype)


def mixup(x, y, alpha, rng):
    perm, lam = rng.permutation(x.shape[0]), float(rng.beta(alpha, alpha))
    return tuple(v[perm] + lam * (v - v[perm]) for v in (x, y))
