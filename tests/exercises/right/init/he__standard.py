import math


def he_uniform(fan_out, fan_in, rng):
    return ((rng.random((fan_in, fan_out)) - 0.5) * math.sqrt(24 / fan_in)).T


def he_normal(fan_out, fan_in, rng):
    return (2 / fan_in) ** 0.5 * rng.standard_normal((fan_out, fan_in))
