import numpy as np


def max_norm(w, limit):
    lengths = np.linalg.norm(w, axis=-1, keepdims=True)
    factor = np.divide(limit, lengths, out=np.ones_like(lengths), where=lengths > limit)
    return w * factor
