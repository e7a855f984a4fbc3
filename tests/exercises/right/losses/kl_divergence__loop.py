import math


def _distance(p, q):
    total = 0.0
    for a, b in zip(p.tolist(), q.tolist(), strict=True):
        if a > 0:
            total += a * (math.log(a) - math.log(b)) if b > 0 else math.inf
    return total


def kl_divergence(p, q):
    p, q = p.reshape(-1, p.shape[-1]), q.reshape(-1, q.shape[-1])
    return sum(map(_distance, p, q)) / len(p)
