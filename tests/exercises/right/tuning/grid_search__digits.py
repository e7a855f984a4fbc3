import numpy as np


def grid(space):
    names, values = list(space), list(space.values())
    sizes = [len(v) for v in values]
    return [{n: v[i] for n, v, i in zip(names, values, index)} for index in np.ndindex(*sizes)]


def grid_search(f, space):
    combinations = grid(space)
    scores = np.array([f(settings) for settings in combinations])
    return combinations[int(np.argmax(scores))], scores.max()
