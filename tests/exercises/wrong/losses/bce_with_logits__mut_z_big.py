# Wrong: it breaks "conventions: no argument is changed in place (z clipped in place beyond 1e3, restored value wrong)".
import numpy as np


def bce_with_logits(z, y):
    a = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(a)


def bce_with_logits_backward(z, y):
    np.clip(z, -1000, 1000, out=z)
    e = np.exp(-np.abs(z))
    s = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    d = (s - y) / z.size
    return d
