# Wrong: each call begins anew, so two layers of one size get the same weights.
import numpy as np


def he_uniform(fan_out, fan_in, rng):
    a = np.sqrt(6 / fan_in)
    return rng.uniform(-a, a, (fan_out, fan_in))


def he_normal(fan_out, fan_in, rng):
    own = np.random.default_rng(fan_in)
    return own.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))
