# Wrong: the ValueError of a shape that is too short is Python's own and names nothing.
import math


def fans(shape):
    fan_out, fan_in = shape[:2]
    return fan_in * math.prod(shape[2:]), fan_out * math.prod(shape[2:])
