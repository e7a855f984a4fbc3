# Wrong: the peak is moved to the next whole step.
from math import ceil, cos, pi


def between(a, b, share):
    return a + (b - a) * (1 - cos(pi * share)) / 2


def one_cycle(step, total, max_lr, pct_start=0.3, div=25.0, final_div=1e4):
    up = ceil(pct_start * total - 1)
    if step <= up:
        return between(max_lr / div, max_lr, step / up)
    return between(max_lr, max_lr / (div * final_div), (step - up) / (total - 1 - up))
