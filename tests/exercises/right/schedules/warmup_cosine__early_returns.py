from math import cos, pi


def warmup_cosine(step, warmup, total, base_lr, min_lr=0.0):
    if step >= total:
        return float(min_lr)
    if step >= warmup:
        return min_lr + (base_lr - min_lr) * cos(pi * (step - warmup) / (total - warmup) / 2) ** 2
    return (1 + step) * (base_lr / warmup)
