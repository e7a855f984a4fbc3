# Wrong: min_lr is reached at total - 1.
import math


def warmup_cosine(step, warmup, total, base_lr, min_lr=0.0):
    if step < warmup:
        return base_lr * (step + 1) / warmup
    u = min((step - warmup) / max(total - 1 - warmup, 1), 1.0)
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * u)) / 2
