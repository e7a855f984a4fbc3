import numpy as np


def swish(x, beta=1.0):
    return x * (np.tanh(beta * x / 2) + 1) / 2


def swish_backward(grad, x, beta=1.0):
    t = np.tanh(beta * x / 2)
    slope = (1 - t * t) / 4
    return [grad * ((1 + t) / 2 + beta * x * slope), float(np.vdot(grad, x * x * slope))]
