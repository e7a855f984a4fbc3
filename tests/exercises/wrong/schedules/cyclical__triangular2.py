# Wrong: the height halves with each cycle.
def cyclical(step, base_lr, max_lr, half_cycle):
    position = step % (2 * half_cycle)
    height = 1 - abs(position / half_cycle - 1)
    return base_lr + (max_lr - base_lr) * height / 2 ** (step // (2 * half_cycle))
