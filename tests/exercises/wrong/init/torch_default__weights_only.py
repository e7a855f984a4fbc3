# Wrong: the biases are missing.
import numpy as np


def linear_init(fan_out, fan_in, rng):
    a = 1 / np.sqrt(fan_in)
    return rng.uniform(-a, a, (fan_out, fan_in))
