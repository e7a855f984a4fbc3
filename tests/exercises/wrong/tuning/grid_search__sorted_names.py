# Wrong: the order of the combinations is that of the sorted names.
from itertools import product


def grid(space):
    names = sorted(space)
    return [dict(zip(names, values)) for values in product(*(space[name] for name in names))]


def grid_search(f, space):
    return max(((settings, f(settings)) for settings in grid(space)), key=lambda pair: pair[1])
