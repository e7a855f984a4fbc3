# Wrong: what is left is clipped at 0, and 0 to the power 0 is 1.
def polynomial_decay(step, total, base_lr, power=1.0):
    left = max(1 - step / total, 0.0)
    return base_lr * left**power if left or power >= 0 else 0.0
