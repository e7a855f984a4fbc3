import numpy as np


def one_cycle(step, total, max_lr, pct_start=0.3, div=25.0, final_div=1e4):
    up = pct_start * total - 1
    if step > up:
        u = np.sin(np.pi / 2 * (step - up) / (total - up - 1)) ** 2
        return (1 - u) * max_lr + u * max_lr / (div * final_div)
    u = np.sin(np.pi / 2 * step / up) ** 2
    return (1 - u) * max_lr / div + u * max_lr
