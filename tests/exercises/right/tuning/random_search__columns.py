import numpy as np


def log_uniform(low, high, rng, size=None):
    if low <= 0:
        raise ValueError(f"low = {low} has no logarithm")
    exponents = rng.uniform(size=size) * (np.log10(high) - np.log10(low)) + np.log10(low)
    return np.power(10.0, exponents)


def random_search(f, space, trials, rng):
    columns = {name: [draw(rng) for _ in range(trials)] for name, draw in space.items()}
    rows = [dict(zip(columns, values)) for values in zip(*columns.values())]
    best = rows[0]
    record = f(best)
    for row in rows[1:]:
        value = f(row)
        if value > record:
            best, record = row, value
    return best, record
