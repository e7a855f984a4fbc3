import numpy as np


def he_uniform(fan_out, fan_in, rng):
    a = np.sqrt(6) * fan_in**-0.5
    return np.stack([rng.uniform(low=-a, high=a, size=fan_in) for _ in range(fan_out)])


def he_normal(fan_out, fan_in, rng):
    """Box and Muller: both halves of a pair are independent."""
    half = -(-fan_out * fan_in // 2)
    radius = np.sqrt(-4 / fan_in * np.log1p(-rng.random(half)))
    angle = 2 * np.pi * rng.random(half)
    both = np.concatenate([radius * np.cos(angle), radius * np.sin(angle)])
    return both[: fan_out * fan_in].reshape(fan_out, fan_in)
