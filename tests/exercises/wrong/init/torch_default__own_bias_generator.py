# Wrong: the biases come from a generator of their own, the same in each call.
import numpy as np


def linear_init(fan_out, fan_in, rng):
    a = 1 / np.sqrt(fan_in)
    w = rng.uniform(-a, a, (fan_out, fan_in))
    return w, np.random.default_rng(0).uniform(-a, a, fan_out)
