# Wrong: it falls to the start first and only then to the end, as the older form with three phases does.
from math import cos, pi


def between(a, b, share):
    return a + (b - a) * (1 - cos(pi * share)) / 2


def one_cycle(step, total, max_lr, pct_start=0.3, div=25.0, final_div=1e4):
    up = pct_start * total - 1
    down = 2 * pct_start * total - 2
    if step <= up:
        return between(max_lr / div, max_lr, step / up)
    if step <= down < total - 1:
        return between(max_lr, max_lr / div, (step - up) / (down - up))
    return between(max_lr / div, max_lr / (div * final_div), min((step - down) / (total - 1 - down or 1), 1))
