# Wrong: the second half of the inputs mirrors the first.
import numpy as np


def he_uniform(fan_out, fan_in, rng):
    a = np.sqrt(6 / fan_in)
    half = rng.uniform(-a, a, (fan_out, -(-fan_in // 2)))
    return np.concatenate([half, -half], axis=1)[:, :fan_in]


def he_normal(fan_out, fan_in, rng):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))
