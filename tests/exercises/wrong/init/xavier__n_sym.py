# Wrong: it breaks "independent entries (symmetric when square)".
import numpy as np


def xavier_uniform(fan_out, fan_in, rng, gain=1.0):
    a = gain * np.sqrt(6 / (fan_in + fan_out))
    w = rng.uniform(-a, a, (fan_out, fan_in))
    return w


def xavier_normal(fan_out, fan_in, rng, gain=1.0):
    s = gain * np.sqrt(2 / (fan_in + fan_out))
    w = s * rng.normal(size=(fan_out, fan_in))
    if fan_in == fan_out:
        w = np.triu(w) + np.triu(w, 1).T
    return w
