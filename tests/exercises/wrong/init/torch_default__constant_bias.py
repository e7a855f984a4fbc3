# Wrong: one bias is drawn for all units.
import numpy as np


def linear_init(fan_out, fan_in, rng):
    a = 1 / np.sqrt(fan_in)
    w = rng.uniform(-a, a, (fan_out, fan_in))
    return w, np.full(fan_out, rng.uniform(-a, a))
