def cyclical(step, base_lr, max_lr, half_cycle):
    halves, rest = divmod(step, half_cycle)
    share = rest / half_cycle
    if halves % 2:
        share = 1 - share
    return (1.0 - share) * base_lr + share * max_lr
