import numpy as np


def step_decay(step, base_lr, gamma, every):
    return np.exp(np.log(base_lr) + np.floor(step / every) * np.log(gamma))
