import numpy as np


def fans(shape):
    weight = np.broadcast_to(0.0, shape)
    if weight.ndim < 2:
        raise ValueError("shape: at least two axes are needed")
    return weight[0].size, weight[:, 0].size
