# Wrong: the biases are normal, of the right variance.
import numpy as np


def linear_init(fan_out, fan_in, rng):
    a = 1 / np.sqrt(fan_in)
    return rng.uniform(-a, a, (fan_out, fan_in)), rng.normal(0, a / np.sqrt(3), fan_out)
