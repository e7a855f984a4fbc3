"""Exponential decay: the learning rate loses the same share in every step."""

import math


def exponential_decay(step, base_lr, rate):
    """The learning rate after a number of steps.

    It halves every ln(2) / rate steps. PyTorch's ExponentialLR is the same with gamma = exp(-rate).

        lr = base_lr * exp(-rate * step)

    step      an integer of at least 0; calls may come in any order
    base_lr   the rate at step 0
    rate      how fast it falls; 0 leaves it constant
    returns a float

    Source: torch.optim.lr_scheduler.ExponentialLR.
    """
    ### BEGIN SOLUTION
    return base_lr * math.exp(-rate * step)
    ### END SOLUTION
