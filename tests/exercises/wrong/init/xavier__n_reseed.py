# Wrong: it breaks "conventions: randomness comes in as rng; same seed, same result (rng reseeded: next layer the same)".
import numpy as np


def xavier_uniform(fan_out, fan_in, rng, gain=1.0):
    a = gain * np.sqrt(6 / (fan_in + fan_out))
    w = rng.uniform(-a, a, (fan_out, fan_in))
    return w


def xavier_normal(fan_out, fan_in, rng, gain=1.0):
    s = gain * np.sqrt(2 / (fan_in + fan_out))
    w = s * rng.normal(size=(fan_out, fan_in))
    rng.bit_generator.state = np.random.default_rng(0).bit_generator.state
    return w
