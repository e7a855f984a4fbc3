# Wrong: the batches are lists, not index arrays.
def minibatches(n, batch_size, rng, drop_last=False):
    if batch_size < 1:
        raise ValueError("batch_size")
    order = rng.permutation(n).tolist()
    end = n - n % batch_size if drop_last else n
    return (order[k : k + batch_size] for k in range(0, end, batch_size))
