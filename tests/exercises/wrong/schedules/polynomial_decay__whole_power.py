# Wrong: a broken power below 1 is taken for 1.
def polynomial_decay(step, total, base_lr, power=1.0):
    return base_lr * (1 - step / total) ** (power if power <= 0 else max(power, 1)) if step < total else 0.0
