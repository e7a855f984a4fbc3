# Wrong: it breaks "every entry drawn (diagonal 0)".
import numpy as np


def xavier_uniform(fan_out, fan_in, rng, gain=1.0):
    a = gain * np.sqrt(6 / (fan_in + fan_out))
    w = rng.uniform(-a, a, (fan_out, fan_in))
    np.fill_diagonal(w, 0)
    return w


def xavier_normal(fan_out, fan_in, rng, gain=1.0):
    s = gain * np.sqrt(2 / (fan_in + fan_out))
    w = s * rng.normal(size=(fan_out, fan_in))
    return w
