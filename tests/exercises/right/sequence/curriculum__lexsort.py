import math

import numpy as np


def in_epoch_order(difficulty, batch_size, rng):
    n = len(difficulty)
    batch_of = np.empty(n, dtype=int)
    batch_of[np.lexsort((np.arange(n), difficulty))] = np.arange(n) // batch_size
    mixed = rng.permutation(n)
    return [mixed[batch_of[mixed] == b] for b in range(batch_of.max() + 1)]


def staged_pools(difficulty, stages):
    ranks = np.argsort(np.argsort(difficulty, kind="mergesort"))
    return [np.flatnonzero(ranks < math.ceil(k * ranks.size / stages)) for k in range(1, stages + 1)]
