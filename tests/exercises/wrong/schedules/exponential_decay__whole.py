# Wrong: the exponent is cut off to a whole number in long runs.
import math


def exponential_decay(step, base_lr, rate):
    return base_lr * math.exp(-(rate * step if step < 20 else int(rate * step)))
