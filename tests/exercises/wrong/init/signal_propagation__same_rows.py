# Wrong: all units of a layer have the same weights.
import numpy as np


def activation_stds(x, depth, std, activation, rng):
    d, h, stds = x.shape[1], x, []
    for _ in range(depth):
        w = rng.normal(0, std, size=(d, 1)) * np.ones((1, d))
        h = activation(h @ w)
        stds.append(h.std())
    return np.array(stds, dtype=x.dtype)
