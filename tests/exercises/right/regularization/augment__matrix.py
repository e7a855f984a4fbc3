import numpy as np


def random_flip(images, p, rng):
    return np.stack(
        [image[..., ::-1] if u < p else image for image, u in zip(images, rng.random(len(images)))]
    )


def random_crop(images, padding, rng):
    h, w = images.shape[-2:]
    padded = np.pad(images, [(0, 0)] * 2 + [(padding, padding)] * 2)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (h, w), axis=(2, 3))
    side = 2 * padding + 1
    top, left = np.divmod(rng.integers(side * side, size=len(images)), side)
    return windows[np.arange(len(images)), :, top, left]


def mixup(x, y, alpha, rng):
    """The whole blend as one matrix."""
    n = len(x)
    blend = np.eye(n)[np.roll(rng.permutation(n), 1)]
    lam = rng.beta(alpha, alpha)
    matrix = lam * np.eye(n) + (1 - lam) * blend
    return np.tensordot(matrix, x, 1).astype(x.dtype), (matrix @ y).astype(y.dtype)
