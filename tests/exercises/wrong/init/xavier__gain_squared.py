# Wrong: the bounds grow with the square of gain.
import math


def xavier_uniform(fan_out, fan_in, rng, gain=1.0):
    a = gain**2 * math.sqrt(6.0) / math.sqrt(fan_in + fan_out)
    return (2 * rng.random((fan_out, fan_in)) - 1) * a


def xavier_normal(fan_out, fan_in, rng, gain=1.0):
    std = gain**2 * (2 / (fan_in + fan_out)) ** 0.5
    return std * rng.standard_normal((fan_out, fan_in))
