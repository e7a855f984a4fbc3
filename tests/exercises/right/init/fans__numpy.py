import numpy as np


def fans(shape):
    sizes = np.array(shape, dtype=np.int64)
    if sizes.ndim != 1 or sizes.size < 2:
        raise ValueError(f"bad shape {shape}")
    total = np.prod(sizes)
    return total // sizes[0], total // sizes[1]
