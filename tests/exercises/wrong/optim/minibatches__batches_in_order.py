# Wrong: the batches are cut in order, and only their order is random.
def minibatches(n, batch_size, rng, drop_last=False):
    import numpy as np

    if batch_size < 1:
        raise ValueError("batch_size")
    starts = np.arange(0, n - n % batch_size, batch_size)
    rng.shuffle(starts)
    batches = [rng.permutation(np.arange(k, k + batch_size)) for k in starts]
    if n % batch_size and not drop_last:
        batches.append(np.arange(n - n % batch_size, n))
    return iter(batches)
