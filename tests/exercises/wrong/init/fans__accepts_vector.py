# Wrong: a vector passes as a layer of one output.
import math


def fans(shape):
    if len(shape) == 0:
        raise ValueError("shape must not be empty")
    if len(shape) == 1:
        return shape[0], 1
    return shape[1] * math.prod(shape[2:]), shape[0] * math.prod(shape[2:])
