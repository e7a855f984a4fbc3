import cmath
import math


def cosine_annealing(step, total, base_lr, min_lr=0.0):
    if step > total:
        return float(min_lr)
    middle, swing = (base_lr + min_lr) / 2, (base_lr - min_lr) / 2
    return middle + swing * cmath.exp(1j * math.pi * step / total).real
