# Wrong: the fall begins one step late, so that the top is held twice.
def cyclical(step, base_lr, max_lr, half_cycle):
    position = step % (2 * half_cycle + 1)
    height = min(position, 2 * half_cycle + 1 - position) / half_cycle
    return base_lr + (max_lr - base_lr) * min(height, 1.0)
