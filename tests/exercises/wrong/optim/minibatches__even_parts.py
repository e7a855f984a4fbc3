# Wrong: the examples are spread evenly, so that several batches are short.
def minibatches(n, batch_size, rng, drop_last=False):
    import numpy as np

    if batch_size < 1:
        raise ValueError("batch_size")
    if drop_last:
        return iter(np.split(rng.permutation(n)[: n // batch_size * batch_size], max(n // batch_size, 1)))
    return iter(np.array_split(rng.permutation(n), -(-n // batch_size)))
