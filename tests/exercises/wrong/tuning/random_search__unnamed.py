# Wrong: the message for a bad low does not name it.
import numpy as np


def log_uniform(low, high, rng, size=None):
    if low <= 0:
        raise ValueError("must be positive")
    return np.exp(rng.uniform(np.log(low), np.log(high), size))


def random_search(f, space, trials, rng):
    drawn = [{name: draw(rng) for name, draw in space.items()} for _ in range(trials)]
    return max(((settings, f(settings)) for settings in drawn), key=lambda pair: pair[1])
