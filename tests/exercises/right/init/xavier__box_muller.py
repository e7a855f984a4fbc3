import numpy as np


def xavier_uniform(fan_out, fan_in, rng, gain=1.0):
    limit = np.sqrt(3 * _variance(fan_out, fan_in, gain))
    return rng.uniform(-1.0, 1.0, size=(fan_in, fan_out)).T * limit


def xavier_normal(fan_out, fan_in, rng, gain=1.0):
    radius = np.sqrt(-2 * np.log(1 - rng.random((fan_out, fan_in))))
    angle = 2 * np.pi * rng.random((fan_out, fan_in))
    return radius * np.cos(angle) * np.sqrt(_variance(fan_out, fan_in, gain))


def _variance(fan_out, fan_in, gain):
    return gain**2 * 2 / (fan_in + fan_out)
