# Wrong: the root mean square is taken for the norm.
import math


def clip_by_value(grads, limit):
    return [g.clip(-limit, limit) for g in grads]


def clip_by_norm(grads, max_norm):
    norm = math.sqrt(sum(float((g**2).sum()) for g in grads) / sum(g.size for g in grads))
    factor = min(1.0, max_norm / norm) if norm else 1.0
    return [g * factor for g in grads], norm
