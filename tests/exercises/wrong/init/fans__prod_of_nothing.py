# Wrong: np.prod of no axes is 1.0, so the fans of a linear layer are floats.
import numpy as np


def fans(shape):
    if len(shape) < 2:
        raise ValueError("shape needs two axes")
    positions = np.prod(shape[2:])
    return shape[1] * positions, shape[0] * positions
