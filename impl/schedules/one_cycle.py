"""One cycle: a single rise of the learning rate, and a long fall to almost nothing."""

import math


def one_cycle(step, total, max_lr, pct_start=0.3, div=25.0, final_div=1e4):
    """The learning rate after a number of steps, of a run whose length is known.

    The rise is a warm-up; the high rates in the middle keep the weights away from sharp minima; the end lets
    them settle.

        first = max_lr / div        last = max_lr / (div * final_div)        top = pct_start * total - 1
        wave(a, b, u) = b + (a - b) * (1 + cos(pi * u)) / 2        from a at u = 0 to b at u = 1

        lr = wave(first, max_lr, step / top)                          up to step = top
        lr = wave(max_lr, last, (step - top) / (total - 1 - top))     from there on

    step        an integer from 0 to total - 1, one for each batch; calls may come in any order
    total       how many steps the run has
    max_lr      the highest rate
    pct_start   the share of the run that the rise takes, with pct_start * total > 1; top is not rounded,
                and may lie between two steps
    div         by how much the first rate is below max_lr
    final_div   by how much the last rate is below the first
    returns a float

    Source: L. Smith and N. Topin, "Super-convergence", 2018; torch.optim.lr_scheduler.OneCycleLR.
    """
    ### BEGIN SOLUTION
    start = max_lr / div
    end = start / final_div
    peak = pct_start * total - 1
    if step <= peak:
        low, share = start, 1 - step / peak
    else:
        low, share = end, (step - peak) / (total - 1 - peak)
    return low + (max_lr - low) * (1 + math.cos(math.pi * share)) / 2
    ### END SOLUTION
