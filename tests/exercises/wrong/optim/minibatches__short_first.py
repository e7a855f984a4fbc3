# Wrong: it is the first batch that may be short.
def minibatches(n, batch_size, rng, drop_last=False):
    if batch_size < 1:
        raise ValueError("batch_size")
    short = n % batch_size
    order = rng.permutation(n)
    parts = [order[:short]] if short and not drop_last else []
    return iter(parts + [order[k : k + batch_size] for k in range(short, n, batch_size)])
