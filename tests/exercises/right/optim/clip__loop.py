import math

import numpy as np


def clip_by_value(grads, limit):
    clipped = []
    for g in grads:
        new = g.copy()
        new[new > limit] = limit
        new[new < -limit] = -limit
        clipped.append(new)
    return clipped


def clip_by_norm(grads, max_norm):
    total = 0.0
    for g in grads:
        for entry in g.flat:
            total += float(entry) ** 2
    norm = math.sqrt(total)
    if norm <= max_norm:
        return [np.array(g) for g in grads], norm
    return [g / norm * max_norm for g in grads], norm
