from math import cos, pi


def between(a, b, share):
    return a + (b - a) * 0.5 * (1 - cos(pi * share))


def one_cycle(step, total, max_lr, pct_start=0.3, div=25.0, final_div=1e4):
    rise = float(pct_start * total) - 1
    fall = (total - 1) - rise
    if step < rise:
        return between(max_lr / div, max_lr, step / rise)
    return between(max_lr, max_lr / div / final_div, (step - rise) / fall)
