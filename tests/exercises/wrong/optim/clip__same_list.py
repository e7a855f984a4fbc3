# Wrong: gradients within the bound come back in the list that was given.
import math


def clip_by_value(grads, limit):
    return [g.clip(-limit, limit) for g in grads]


def clip_by_norm(grads, max_norm):
    norm = math.sqrt(sum(float((g**2).sum()) for g in grads))
    if norm <= max_norm:
        return grads, norm
    return [g * (max_norm / norm) for g in grads], norm
