# Wrong: zero gradients divide 0 by 0.
import numpy as np


def clip_by_value(grads, limit):
    return [g.clip(-limit, limit) for g in grads]


def clip_by_norm(grads, max_norm):
    norm = float(np.sqrt(sum(float((g**2).sum()) for g in grads)))
    directions = [g / norm for g in grads]
    return [d * min(norm, max_norm) for d in directions], norm
