"""Random search: draw every setting anew in every trial."""

import numpy as np


def log_uniform(low, high, rng, size=None):
    """Numbers whose logarithm is uniform between log(low) and log(high).

    For settings that act by their order of magnitude, such as a learning rate: between 1e-5 and 1e-1 each of
    the four decades is equally likely, whereas a uniform draw would put nine of ten into the last one.

        log x ~ U(log low, log high)

    low, high   numbers, 0 < low <= high
    rng         numpy.random.Generator, the only source of randomness: same seed, same numbers
    size        None for one number, or a size or shape as in rng.uniform
    returns one float, or a float64 array of that shape

    Raises ValueError, with the name low, for low <= 0.
    """
    ### BEGIN SOLUTION
    if low <= 0:
        raise ValueError(f"low must be positive, got {low}")
    return np.exp(rng.uniform(np.log(low), np.log(high), size))
    ### END SOLUTION


def random_search(f, space, trials, rng):
    """The best of a number of random settings, and its value.

    Every trial has a new value of every setting. Where only few of the settings matter, that tries far more
    values of these than a grid of as many trials.

    f        function of one dict that returns a number; larger is better
    space    dict from names to functions of rng, each of which draws one value, as
             {"lr": lambda rng: log_uniform(1e-5, 1e-1, rng), "depth": lambda rng: rng.integers(1, 9)}
    trials   how many settings are tried, at least 1
    rng      numpy.random.Generator, handed to every function of space: same seed, same result
    returns  (best dict, best value); among equal values the one that was tried first wins

    Source: J. Bergstra and Y. Bengio, "Random search for hyper-parameter optimization", 2012.
    """
    ### BEGIN SOLUTION
    best, best_value = None, None
    for _ in range(trials):
        settings = {name: draw(rng) for name, draw in space.items()}
        value = f(settings)
        if best is None or value > best_value:
            best, best_value = settings, value
    return best, best_value
    ### END SOLUTION
