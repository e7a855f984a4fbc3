# Wrong: it swings between 0 and max_lr and is cut off at base_lr.
def cyclical(step, base_lr, max_lr, half_cycle):
    position = step % (2 * half_cycle)
    return max(base_lr, max_lr * (1 - abs(position / half_cycle - 1)))
