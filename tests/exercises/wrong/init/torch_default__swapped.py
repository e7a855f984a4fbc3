# Wrong: (b, w) instead of (w, b).
import numpy as np


def linear_init(fan_out, fan_in, rng):
    a = 1 / np.sqrt(fan_in)
    return rng.uniform(-a, a, fan_out), rng.uniform(-a, a, (fan_out, fan_in))
