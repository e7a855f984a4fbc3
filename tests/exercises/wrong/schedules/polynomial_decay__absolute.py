# Wrong: past total it grows again, by the size of what is left.
def polynomial_decay(step, total, base_lr, power=1.0):
    left = abs(1 - step / total)
    return base_lr * left**power if left else 0.0
