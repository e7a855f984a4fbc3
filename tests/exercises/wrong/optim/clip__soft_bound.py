# Wrong: the norm is squashed smoothly, so that gradients well within the bound change too.
import math


def clip_by_value(grads, limit):
    return [g.clip(-limit, limit) for g in grads]


def clip_by_norm(grads, max_norm):
    norm = math.sqrt(sum(float((g**2).sum()) for g in grads))
    factor = 1 / (1 + (norm / max_norm) ** 8) ** 0.125
    return [g * factor for g in grads], norm
