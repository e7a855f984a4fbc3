def grid(space):
    if not space:
        yield {}
        return
    *names, last = space
    for settings in grid({name: space[name] for name in names}):
        for value in space[last]:
            yield {**settings, last: value}


def grid_search(f, space):
    combinations = iter(grid(space))
    best = next(combinations)
    value = f(best)
    for settings in combinations:
        if (score := f(settings)) > value:
            best, value = settings, score
    return [best, value]
