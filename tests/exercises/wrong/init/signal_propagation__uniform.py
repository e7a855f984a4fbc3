# Wrong: the weights are uniform, of the right variance.
import numpy as np


def activation_stds(x, depth, std, activation, rng):
    d, h, stds = x.shape[1], x, []
    for _ in range(depth):
        w = rng.uniform(-std, std, size=(d, d)) * np.sqrt(3)
        h = activation(h @ w)
        stds.append(h.std())
    return np.array(stds, dtype=x.dtype)
