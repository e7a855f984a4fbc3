# Wrong: warmup = 0 still makes the first step one of a rise.
import math


def warmup_cosine(step, warmup, total, base_lr, min_lr=0.0):
    warmup = max(warmup, 1)
    if step < warmup:
        return base_lr * (step + 1) / warmup
    u = min((step - warmup) / max(total - warmup, 1), 1.0)
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * u)) / 2
