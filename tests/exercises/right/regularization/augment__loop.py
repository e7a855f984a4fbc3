import numpy as np


def random_flip(images, p, rng):
    out = images.copy()
    for i in range(len(images)):
        if rng.uniform() < p:
            out[i] = np.flip(images[i], axis=-1)
    return out


def random_crop(images, padding, rng):
    n, c, h, w = images.shape
    frame = np.zeros((n, c, h + 2 * padding, w + 2 * padding), images.dtype)
    frame[:, :, padding : padding + h, padding : padding + w] = images
    crops = []
    for big in frame:
        left = int(rng.integers(2 * padding, endpoint=True))
        top = rng.choice(2 * padding + 1)
        crops.append(big[:, top : top + h, left : left + w])
    return np.stack(crops)


def mixup(x, y, alpha, rng):
    order = list(range(len(x)))
    rng.shuffle(order)
    a, b = rng.gamma(alpha), rng.gamma(alpha)
    weight = a / (a + b) if a + b > 0 else 1.0
    blend = lambda v: np.array(
        [weight * v[i] + (1 - weight) * v[j] for i, j in enumerate(order)], dtype=v.dtype
    )
    return [blend(x), blend(y)]
