"""Cosine annealing: from a high learning rate to a low one along half a wave."""

import math


def cosine_annealing(step, total, base_lr, min_lr=0.0):
    """The learning rate after a number of steps: it leaves base_lr slowly and arrives at min_lr slowly.

    There is one number to choose, the length of the run. It is a common schedule of large models.

        lr = min_lr + (base_lr - min_lr) * (1 + cos(pi * step / total)) / 2      up to step = total
        lr = min_lr                                                              from there on

    step      an integer of at least 0; calls may come in any order
    total     at which step min_lr is reached, an integer of at least 1
    base_lr   the rate at step 0
    min_lr    the rate at the end
    returns a float

    Source: I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017;
    torch.optim.lr_scheduler.CosineAnnealingLR, which rises again after the end.
    """
    ### BEGIN SOLUTION
    progress = min(step / total, 1.0)
    wave = (1 + math.cos(math.pi * progress)) / 2  # from 1 to 0
    return min_lr + (base_lr - min_lr) * wave
    ### END SOLUTION
