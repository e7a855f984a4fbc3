# Wrong: past total a broken power gives nan.
import numpy as np


def polynomial_decay(step, total, base_lr, power=1.0):
    if step == total or power == int(power):
        return base_lr * (1 - step / total) ** power if step < total else 0.0
    return float(base_lr * np.power(1 - step / total, power))
