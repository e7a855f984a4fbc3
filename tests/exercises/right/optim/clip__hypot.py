import math


def clip_by_value(grads, limit):
    return [g.clip(min=-limit, max=limit) for g in grads]


def clip_by_norm(grads, max_norm):
    """With the small number that PyTorch adds."""
    norm = math.hypot(*(float(x) for g in grads for x in g.ravel()))
    return [g * min(1.0, max_norm / (norm + 1e-6)) for g in grads], norm
