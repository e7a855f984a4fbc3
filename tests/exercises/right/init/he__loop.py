import numpy as np


def he_uniform(fan_out, fan_in, rng):
    bound = np.sqrt(3.0) * np.sqrt(2.0 / fan_in)
    weights = np.zeros((fan_out, fan_in))
    for i in range(fan_out):
        for j in range(fan_in):
            weights[i, j] = rng.uniform(-bound, bound)
    return weights


def he_normal(fan_out, fan_in, rng):
    return np.array([[rng.normal(0.0, np.sqrt(2.0 / fan_in)) for _ in range(fan_in)] for _ in range(fan_out)])
