"""Polynomial decay: down to zero along a power of the way that is left."""


def polynomial_decay(step, total, base_lr, power=1.0):
    """The learning rate after a number of steps: linear for power 1, bent for others, and 0 at the end.

        lr = base_lr * (1 - step / total)^power      before step = total
        lr = 0                                       from there on, whatever the power

    step      an integer of at least 0; calls may come in any order
    total     at which step the rate is 0, an integer of at least 1
    base_lr   the rate at step 0
    power     a number; above 1 the rate falls fast at first, between 0 and 1 it falls fast at the end
    returns a float, never nan or complex

    Source: L.-C. Chen et al., "DeepLab", 2017, where power is 0.9; torch.optim.lr_scheduler.PolynomialLR.
    """
    ### BEGIN SOLUTION
    if step >= total:
        return 0.0
    left = 1 - step / total
    return base_lr * left**power
    ### END SOLUTION
