# Wrong: the weights are symmetric, so not all of them are independent.
import numpy as np


def activation_stds(x, depth, std, activation, rng):
    d, h, stds = x.shape[1], x, []
    for _ in range(depth):
        w = rng.normal(0, std, size=(d, d))
        w = np.triu(w) + np.triu(w, 1).T
        h = activation(h @ w)
        stds.append(h.std())
    return np.array(stds, dtype=x.dtype)
