# Wrong: the lists of the space are emptied.
def grid(space):
    found = [{}]
    for name, values in space.items():
        found = [{**settings, name: value} for settings in found for value in values]
        values.clear()
    return found


def grid_search(f, space):
    scored = [(settings, f(settings)) for settings in grid(space)]
    return max(scored, key=lambda pair: pair[1])
