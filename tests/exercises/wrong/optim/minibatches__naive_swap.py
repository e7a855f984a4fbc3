# Wrong: every entry is swapped with any other, so that some orders are likelier than others.
def minibatches(n, batch_size, rng, drop_last=False):
    import numpy as np

    if batch_size < 1:
        raise ValueError("batch_size")
    order = np.arange(n)
    for i in range(n):
        j = rng.integers(n)
        order[i], order[j] = order[j], order[i]
    end = n - n % batch_size if drop_last else n
    return (order[k : k + batch_size] for k in range(0, end, batch_size))
