import numpy as np


def minibatches(n, batch_size, rng, drop_last=False):
    if not batch_size >= 1:
        raise ValueError(f"batch_size={batch_size}")

    def epoch():
        left = np.argsort(rng.random(n)).astype(np.int32)
        while len(left) >= batch_size or (len(left) and not drop_last):
            yield left[:batch_size].copy()
            left = left[batch_size:]

    return epoch()
