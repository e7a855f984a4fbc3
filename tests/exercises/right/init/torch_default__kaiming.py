import numpy as np


def linear_init(fan_out, fan_in, rng):
    """As PyTorch writes it: kaiming_uniform_ with a = sqrt(5), the bias first here."""
    gain = np.sqrt(2 / (1 + np.sqrt(5) ** 2))
    bound = np.sqrt(3) * gain / np.sqrt(fan_in)
    b = rng.uniform(-(fan_in**-0.5), fan_in**-0.5, fan_out)
    w = rng.uniform(-bound, bound, (fan_in, fan_out)).T
    return [w, b]
