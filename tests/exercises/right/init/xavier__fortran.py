from functools import partial
import numpy as np


def _init(sampler, fan_out, fan_in, rng, gain=1.0):
    return np.asfortranarray(gain * (2 / (fan_in + fan_out)) ** 0.5 * sampler(rng, (fan_out, fan_in)))


xavier_uniform = partial(_init, lambda rng, s: rng.uniform(-(3**0.5), 3**0.5, s))
xavier_normal = partial(_init, lambda rng, s: rng.normal(size=s[::-1]).T)
