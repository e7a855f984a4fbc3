import math


def exponential_decay(step, base_lr, rate):
    lr = float(base_lr)
    for _ in range(step):
        lr /= math.exp(rate)
    return lr
