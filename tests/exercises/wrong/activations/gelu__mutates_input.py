# Wrong: the input is scaled in place.
import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[float])


def gelu(x, approximate="none"):
    if approximate not in ("none", "tanh"):
        raise ValueError("approximate must be 'none' or 'tanh'")
    if approximate == "tanh":
        return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
    x *= 0.5
    return (x * (1 + erf(x * math.sqrt(2)))).astype(x.dtype)


def gelu_backward(grad, x, approximate="none"):
    gelu(x, approximate)
    if approximate == "tanh":
        t = np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))
        inner = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * x**2)
        return grad * 0.5 * ((1 + t) + x * (1 - t * t) * inner)
    phi = np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    return grad * (0.5 * (1 + erf(x / math.sqrt(2))).astype(x.dtype) + x * phi)
