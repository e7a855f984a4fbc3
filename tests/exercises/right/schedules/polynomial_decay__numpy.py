import numpy as np


def polynomial_decay(step, total, base_lr, power=1.0):
    if step < total:
        return base_lr * np.power((total - step) / total, power)
    return np.float64(0)
