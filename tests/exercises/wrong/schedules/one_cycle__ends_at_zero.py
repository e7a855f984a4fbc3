# Wrong: the fall goes down to 0.
from math import cos, pi


def between(a, b, share):
    return a + (b - a) * (1 - cos(pi * share)) / 2


def one_cycle(step, total, max_lr, pct_start=0.3, div=25.0, final_div=1e4):
    up = pct_start * total - 1
    if step <= up:
        return between(max_lr / div, max_lr, step / up)
    return between(max_lr, 0.0, (step - up) / (total - 1 - up))
