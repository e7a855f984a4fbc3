"""Step decay: a learning rate that goes down a staircase."""


def step_decay(step, base_lr, gamma, every):
    """The learning rate after a number of steps: constant for a while, then multiplied by gamma, and so on.

    The simplest schedule: large steps first, to come near a minimum, then smaller ones, to settle in it.

        lr = base_lr * gamma^floor(step / every)

    step      an integer of at least 0, usually an epoch; calls may come in any order
    base_lr   the rate at step 0
    gamma     the factor of one stair, such as 0.1
    every     how many steps a stair is long, an integer of at least 1
    returns a float

    Source: K. He et al., "Deep residual learning for image recognition", 2016, divide by 10 in this way;
    torch.optim.lr_scheduler.StepLR.
    """
    ### BEGIN SOLUTION
    stairs = step // every
    return base_lr * gamma**stairs
    ### END SOLUTION
