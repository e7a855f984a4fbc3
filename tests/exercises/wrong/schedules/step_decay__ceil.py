# Wrong: it rounds up.
import math


def step_decay(step, base_lr, gamma, every):
    return base_lr * gamma ** math.ceil(step / every)
