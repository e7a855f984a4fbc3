# Wrong: the normal is truncated at two standard deviations and rescaled to the right variance.
import numpy as np


def he_uniform(fan_out, fan_in, rng):
    a = np.sqrt(6 / fan_in)
    return rng.uniform(-a, a, (fan_out, fan_in))


def he_normal(fan_out, fan_in, rng):
    w = rng.normal(size=(fan_out, fan_in))
    while (far := np.abs(w) > 2).any():
        w[far] = rng.normal(size=far.sum())
    return w / 0.8796 * np.sqrt(2 / fan_in)
