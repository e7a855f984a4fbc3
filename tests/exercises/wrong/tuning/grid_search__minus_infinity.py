# Wrong: where every value is -inf no combination is found, instead of the first.
from itertools import product


def grid(space):
    return (dict(zip(space, values)) for values in product(*space.values()))


def grid_search(f, space):
    best, value = None, -float("inf")
    for settings in grid(space):
        score = f(settings)
        if score > value:
            best, value = settings, score
    return best, value
