# Wrong: the cosine is one step ahead.
import math


def warmup_cosine(step, warmup, total, base_lr, min_lr=0.0):
    if step < warmup:
        return base_lr * (step + 1) / warmup
    u = min((step + 1 - warmup) / (total - warmup), 1.0)
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * u)) / 2
