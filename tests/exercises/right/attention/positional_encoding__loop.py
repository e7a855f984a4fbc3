import math

import numpy as np


def sinusoidal(t, d):
    if d % 2 == 1:
        raise ValueError("d is odd")
    table = np.zeros((t, d), dtype=np.float32)
    for p in range(t):
        for i in range(d // 2):
            angle = p / 10000 ** (2 * i / d)
            table[p, 2 * i], table[p, 2 * i + 1] = math.sin(angle), math.cos(angle)
    return table
