import numpy as np


def activation_stds(x, depth, std, activation, rng):
    """Example after example; the weights are drawn entry by entry, in rows."""
    d = x.shape[1]
    rows = [row.copy() for row in x]
    result = np.zeros(depth, x.dtype)
    for layer in range(depth):
        w = np.array([[rng.normal(0, std) for _ in range(d)] for _ in range(d)])
        rows = [activation(row @ w) for row in rows]
        flat = np.concatenate(rows)
        result[layer] = np.sqrt(np.sum((flat - flat.mean()) ** 2) / flat.size)
    return result
