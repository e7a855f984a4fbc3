import numpy as np


def kl_divergence(p, q):
    some = p != 0
    if (q[some] == 0).any():
        return np.array(np.inf, dtype=p.dtype)
    a, b = p[some], q[some]
    return np.dot(a, np.log(a) - np.log(b)) / (p.size // p.shape[-1])
