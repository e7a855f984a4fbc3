import numpy as np


def exponential_decay(step, base_lr, rate):
    gamma = np.exp(-rate)
    return np.asarray(base_lr * gamma**step)
