# Wrong: past total the rate is 0 instead of min_lr.
import math


def warmup_cosine(step, warmup, total, base_lr, min_lr=0.0):
    if step < warmup:
        return base_lr * (step + 1) / warmup
    u = (step - warmup) / (total - warmup)
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * u)) / 2 if u <= 1 else 0.0
