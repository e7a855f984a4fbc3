import numpy as np


def linear_init(fan_out, fan_in, rng):
    low, high = -np.sqrt(1 / fan_in), np.sqrt(1 / fan_in)
    w, b = np.empty((fan_out, fan_in)), np.empty(fan_out)
    for i in range(fan_out):
        for j in range(fan_in):
            w[i, j] = rng.uniform(low, high)
        b[i] = rng.uniform(low, high)
    return w, b
