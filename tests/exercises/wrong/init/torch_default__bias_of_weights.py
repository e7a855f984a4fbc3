# Wrong: the biases are the first column of the weights.
import numpy as np


def linear_init(fan_out, fan_in, rng):
    a = 1 / np.sqrt(fan_in)
    w = rng.uniform(-a, a, (fan_out, fan_in))
    return w, w[:, 0].copy()
