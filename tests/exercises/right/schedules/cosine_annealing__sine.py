import numpy as np


def cosine_annealing(step, total, base_lr, min_lr=0.0):
    done = np.sin(np.pi / 2 * np.clip(step / total, 0, 1)) ** 2
    return base_lr * (1 - done) + min_lr * done
