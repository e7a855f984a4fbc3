# Wrong: the exponent is multiplied by base_lr too.
import math


def exponential_decay(step, base_lr, rate):
    return base_lr * math.exp(-rate * base_lr * step)
