# Wrong: where every value is -inf there is no best dict, instead of the first.
import numpy as np


def log_uniform(low, high, rng, size=None):
    if low <= 0:
        raise ValueError("low must be positive")
    return np.exp(rng.uniform(np.log(low), np.log(high), size))


def random_search(f, space, trials, rng):
    best, record = {}, -np.inf
    for _ in range(trials):
        settings = {name: draw(rng) for name, draw in space.items()}
        if (value := f(settings)) > record:
            best, record = settings, value
    return best, record
