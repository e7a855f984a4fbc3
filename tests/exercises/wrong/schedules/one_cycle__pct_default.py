# Wrong: the rise takes a quarter of the run when pct_start is left out.
from math import cos, pi


def between(a, b, share):
    return a + (b - a) * (1 - cos(pi * share)) / 2


def one_cycle(step, total, max_lr, pct_start=0.25, div=25.0, final_div=1e4):
    up = max(pct_start * total - 1, 1e-9)
    if step <= up:
        return between(max_lr / div, max_lr, step / up)
    return between(max_lr, max_lr / (div * final_div), (step - up) / (total - 1 - up))
