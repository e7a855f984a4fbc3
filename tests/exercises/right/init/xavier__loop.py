import numpy as np


def xavier_uniform(fan_out, fan_in, rng, gain=1.0):
    std = gain * np.sqrt(2.0 / (fan_in + fan_out))
    bound = np.sqrt(3.0) * std
    weights = np.zeros((fan_out, fan_in))
    for i in range(fan_out):
        for j in range(fan_in):
            weights[i, j] = rng.uniform(-bound, bound)
    return weights


def xavier_normal(fan_out, fan_in, rng, gain=1.0):
    std = gain * np.sqrt(2.0 / (fan_in + fan_out))
    return np.array([[rng.normal(0.0, std) for _ in range(fan_in)] for _ in range(fan_out)])
