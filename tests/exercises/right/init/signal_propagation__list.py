import math

import numpy as np


def activation_stds(x, depth, std, activation, rng):
    found, dtype = [], x.dtype
    while len(found) < depth:
        weights = std * rng.standard_normal((x.shape[1], x.shape[1]))
        x = activation(np.einsum("ij,nj->ni", weights, x))
        mean = float(x.mean())
        found.append(math.sqrt(float(((x - mean) ** 2).mean())))
    return np.array(found, dtype=dtype)
