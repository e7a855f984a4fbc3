import math

import numpy as np


def bce_with_logits(z, y):
    total = 0.0
    for score, target in zip(z.ravel().tolist(), y.ravel().tolist(), strict=True):
        if score >= 0:
            total += score * (1 - target) + math.log1p(math.exp(-score))
        else:
            total += -score * target + math.log1p(math.exp(score))
    return total / z.size


def bce_with_logits_backward(z, y):
    result = np.empty_like(z)
    for index in np.ndindex(z.shape):
        score = float(z[index])
        p = 1 / (1 + math.exp(-score)) if score >= 0 else math.exp(score) / (1 + math.exp(score))
        result[index] = (p - y[index]) / z.size
    return result
