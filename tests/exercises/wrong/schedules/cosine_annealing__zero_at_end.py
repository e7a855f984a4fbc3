# Wrong: past total the rate is 0 instead of min_lr.
import math


def cosine_annealing(step, total, base_lr, min_lr=0.0):
    if step > total:
        return 0.0
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * step / total)) / 2
