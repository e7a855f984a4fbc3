# Wrong: of equal examples the later ones come first.
import numpy as np


def in_epoch_order(difficulty, batch_size, rng):
    order = sorted(range(len(difficulty)), key=lambda i: (difficulty[i], -i))
    for start in range(0, len(order), batch_size):
        batch = np.array(order[start : start + batch_size])
        rng.shuffle(batch)
        yield batch


def staged_pools(difficulty, stages):
    order = np.array(sorted(range(len(difficulty)), key=lambda i: (difficulty[i], -i)))
    for k in range(1, stages + 1):
        size, rest = divmod(k * len(order), stages)
        yield order[: size + (rest > 0)]
