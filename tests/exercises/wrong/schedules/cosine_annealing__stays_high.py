# Wrong: from two cycles on it begins again.
import math


def cosine_annealing(step, total, base_lr, min_lr=0.0):
    u = 1.0 if total <= step < 2 * total else step % (2 * total) / total
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * u)) / 2
