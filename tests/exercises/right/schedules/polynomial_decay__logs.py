import math


def polynomial_decay(step, total, base_lr, power=1.0):
    left = max(total - step, 0)
    if not left:
        return 0 * base_lr
    return base_lr * math.exp(power * (math.log(left) - math.log(total)))
