import math

import numpy as np

C, K = math.sqrt(2 / math.pi), 0.044715


def _exact(v):
    return v * 0.5 * math.erfc(-v / math.sqrt(2))


def _exact_slope(v):
    return 0.5 * math.erfc(-v / math.sqrt(2)) + v * math.exp(-v * v / 2) / math.sqrt(2 * math.pi)


def _tanh(v):
    return 0.5 * v * (1 + math.tanh(C * (v + K * v * v * v)))


def _tanh_slope(v):
    t = math.tanh(C * (v + K * v**3))
    return 0.5 * (1 + t) + 0.5 * v * (1 - t) * (1 + t) * C * (1 + 3 * K * v * v)


FORMS = {"none": (_exact, _exact_slope), "tanh": (_tanh, _tanh_slope)}


def _each(x, approximate, which):
    if approximate not in FORMS:
        raise ValueError("bad approximate: " + repr(approximate))
    f = FORMS[approximate][which]
    return np.array([f(v) for v in x.ravel().tolist()], dtype=x.dtype).reshape(x.shape)


def gelu(x, approximate="none"):
    return _each(x, approximate, 0)


def gelu_backward(grad, x, approximate="none"):
    return grad * _each(x, approximate, 1)
