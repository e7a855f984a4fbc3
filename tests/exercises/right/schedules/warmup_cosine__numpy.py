import numpy as np


def warmup_cosine(step, warmup, total, base_lr, min_lr=0.0):
    rise = base_lr * (step + 1) / max(warmup, 1)
    u = np.clip((step - warmup) / (total - warmup), 0.0, 1.0)
    fall = min_lr + 0.5 * (base_lr - min_lr) * (1 + np.cos(np.pi * u))
    return np.where(step < warmup, rise, fall)
