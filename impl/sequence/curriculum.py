"""Curriculum learning: examples in the order of their difficulty, the easy ones first."""

import numpy as np


def in_epoch_order(difficulty, batch_size, rng):
    """One epoch from easy to hard: sort, cut into batches, shuffle inside each batch.

        order = the indices by rising difficulty; batch b = order[b batch_size : (b + 1) batch_size], shuffled

    difficulty   a score of each example (N,), float32 or float64; of equal ones the lower index comes first
    batch_size   how many indices a batch has, an integer of at least 1; the last batch may be smaller
    rng          numpy.random.Generator, the only source of randomness: same seed, same batches
    returns a list or iterator of 1-D integer arrays

    Source: Y. Bengio, J. Louradour, R. Collobert and J. Weston, "Curriculum learning", 2009.
    """
    ### BEGIN SOLUTION
    order = np.argsort(difficulty, kind="stable")
    cuts = range(batch_size, len(order), batch_size)
    return [rng.permutation(batch) for batch in np.split(order, cuts)]
    ### END SOLUTION


def staged_pools(difficulty, stages):
    """The examples to train on in each stage: a pool that grows from the easiest to all.

        pool k = the ceil(k N / stages) easiest examples, k = 1, ..., stages

    difficulty   as above; of equal ones the lower index counts as easier
    stages       how many stages there are, an integer of at least 1
    returns a list or iterator of `stages` 1-D integer arrays, each in any order

    Source: as above.
    """
    ### BEGIN SOLUTION
    order = np.argsort(difficulty, kind="stable")
    n = len(order)
    return [order[: -(-k * n // stages)] for k in range(1, stages + 1)]
    ### END SOLUTION
