"""Grid search: try every combination of the given values."""

from itertools import product


def grid(space):
    """All combinations of one value for each setting, as dicts.

    A grid of v values for each of d settings has v^d combinations, so it is for few settings only. Nothing
    between the values that are listed is ever tried.

        {"lr": [0.1, 0.01], "depth": [2, 3]}  gives  (0.1, 2), (0.1, 3), (0.01, 2), (0.01, 3)

    space   dict from names to lists of values of any type; it is not changed
    returns a list or an iterator of dicts, each a new one with the names of space, in the order of
            itertools.product: the last setting changes fastest. An empty space has one combination, {}.
    """
    ### BEGIN SOLUTION
    return [dict(zip(space, values, strict=True)) for values in product(*space.values())]
    ### END SOLUTION


def grid_search(f, space):
    """The best combination of the grid and its value.

    f       function of one dict that returns a number, such as a validation accuracy; larger is better
    space   as in grid
    returns (best dict, best value); among equal values the combination that comes first in the grid wins

    Source: J. Bergstra and Y. Bengio, "Random search for hyper-parameter optimization", 2012, section 1.
    """
    ### BEGIN SOLUTION
    scored = [(settings, f(settings)) for settings in grid(space)]
    return max(scored, key=lambda pair: pair[1])  # max keeps the first of equal ones
    ### END SOLUTION
