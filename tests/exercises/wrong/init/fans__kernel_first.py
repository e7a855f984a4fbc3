# Wrong: the channels are looked for in the last two axes, as TensorFlow has them.
import math


def fans(shape):
    if len(shape) < 2:
        raise ValueError("shape needs two axes")
    positions = math.prod(shape[:-2])
    return shape[-1] * positions, shape[-2] * positions
