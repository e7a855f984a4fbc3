import math


def linear_init(fan_out, fan_in, rng):
    a = 1 / math.sqrt(fan_in)
    both = a * (2 * rng.random((fan_out, fan_in + 1)) - 1)
    return both[:, 1:], both[:, 0]
