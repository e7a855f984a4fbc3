def log_uniform(low, high, rng, size=None):
    if not low > 0:
        raise ValueError("low has to be above 0")
    return low * (high / low) ** rng.random(size)


def random_search(f, space, trials, rng):
    drawn = [{name: space[name](rng) for name in reversed(list(space))} for _ in range(trials)]
    values = [f(settings) for settings in drawn]
    best = max(range(trials), key=values.__getitem__)
    return [drawn[best], values[best]]
