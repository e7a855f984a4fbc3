import numpy as np


def minibatches(n, batch_size, rng, drop_last=False):
    if batch_size < 1:
        raise ValueError("batch_size: at least 1, please")
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(i + 1))
        order[i], order[j] = order[j], order[i]
    count = n // batch_size if drop_last else -(-n // batch_size)
    return map(lambda k: np.array(order[k * batch_size : (k + 1) * batch_size]), range(count))
