import numpy as np


def causal_mask(t):
    mask = np.zeros((t, t), dtype=np.bool_, order="F")
    for i in range(t):
        mask[i, : i + 1] = True
    return mask
