# Wrong: positions are counted in one byte, which wraps around in long sequences.
import numpy as np


def causal_mask(t):
    position = np.arange(t).astype(np.uint8)
    return position[:, None] >= position[None, :]
