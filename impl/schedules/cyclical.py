"""Cyclical learning rate: up and down along a triangle, again and again."""


def cyclical(step, base_lr, max_lr, half_cycle):
    """The learning rate after a number of steps: it swings between base_lr and max_lr in straight lines.

    Now and then a high rate helps out of flat regions and saddle points, and a low one lets the loss settle.

        position = step mod (2 * half_cycle)
        lr       = base_lr + (max_lr - base_lr) * (1 - |position / half_cycle - 1|)

    step         an integer of at least 0, one for each batch; calls may come in any order
    base_lr      the lowest rate, at steps 0, 2 * half_cycle, 4 * half_cycle, ...
    max_lr       the highest rate, half_cycle steps later
    half_cycle   how many steps the rise takes, and the fall, an integer of at least 1
    returns a float

    Source: L. Smith, "Cyclical learning rates for training neural networks", 2017;
    torch.optim.lr_scheduler.CyclicLR with mode="triangular".
    """
    ### BEGIN SOLUTION
    position = step % (2 * half_cycle)
    height = 1 - abs(position / half_cycle - 1)  # 0, up to 1 in the middle of the cycle, and back
    return base_lr + (max_lr - base_lr) * height
    ### END SOLUTION
