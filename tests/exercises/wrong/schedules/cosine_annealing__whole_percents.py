# Wrong: the share of the way is rounded to whole percents.
import math


def cosine_annealing(step, total, base_lr, min_lr=0.0):
    u = min(round(step / total, 2), 1.0)
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * u)) / 2
