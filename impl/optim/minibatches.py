"""Mini-batches: one epoch through the examples, in random order, a few at a time."""

import numpy as np


def minibatches(n, batch_size, rng, drop_last=False):
    """Shuffle the indices of n examples and hand them out in batches: every example once.

        epoch = a random permutation of 0, ..., n - 1, cut after every batch_size entries

    A batch is used as x[batch], y[batch]. All orders are equally likely, and every call gives a new one, so
    that examples meet in other batches in every epoch. There are ceil(n / batch_size) batches, or floor with
    drop_last.

    n            how many examples there are, an integer of at least 1
    batch_size   how many indices a batch has, an integer of at least 1; the last batch may have fewer
    rng          numpy.random.Generator, the only source of randomness: same seed, same batches
    drop_last    True: a last batch that would be short is left out
    returns an iterator of 1-D integer arrays

    Raises ValueError, with the name batch_size, where it is below 1: at the call, not at the first item.

    Source: I. Goodfellow, Y. Bengio and A. Courville, "Deep learning", section 8.1.3, 2016.
    """
    ### BEGIN SOLUTION
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, got {batch_size}")
    order = rng.permutation(n)
    batches = np.split(order, range(batch_size, n, batch_size))
    if drop_last and len(batches[-1]) < batch_size:
        batches.pop()
    return iter(batches)
    ### END SOLUTION
