"""Warm-up, then cosine: the learning rate of most large models."""

import math


def warmup_cosine(step, warmup, total, base_lr, min_lr=0.0):
    """The learning rate after a number of steps: a straight rise, then half a cosine down.

    At first the weights are random and Adam knows little about the gradients' sizes, so large steps do harm.

        lr = base_lr * (step + 1) / warmup                                              while step < warmup
        lr = min_lr + (base_lr - min_lr) * (1 + cos(pi * u)) / 2                        from step = warmup on,
             u = (step - warmup) / (total - warmup)
        lr = min_lr                                                                     from step = total on

    step      an integer of at least 0; calls may come in any order
    warmup    how many steps the rise takes, an integer below total; 0 means none
    total     at which step min_lr is reached, an integer of at least 1
    base_lr   the highest rate
    min_lr    the rate at the end
    returns a float

    Source: P. Goyal et al., "Accurate, large minibatch SGD: training ImageNet in 1 hour", 2017 (warm-up);
    I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017 (cosine).
    """
    ### BEGIN SOLUTION
    if step < warmup:
        return base_lr * (step + 1) / warmup
    progress = min((step - warmup) / (total - warmup), 1.0)
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * progress)) / 2
    ### END SOLUTION
