import math

import numpy as np

_erf = np.frompyfunc(math.erf, 1, 1)


def _gate(x, approximate):
    """The factor of x, and its derivative; (1 + tanh u) / 2 is the sigmoid of 2u."""
    match approximate:
        case "none":
            gate = 0.5 + 0.5 * _erf(x * 0.5**0.5).astype(np.float64)
            return gate, np.exp(-0.5 * x.astype(np.float64) ** 2) / np.sqrt(2 * np.pi)
        case "tanh":
            v = x.astype(np.float64)
            u = np.sqrt(8 / np.pi) * v * (1 + 0.044715 * v * v)
            gate = np.exp(-np.logaddexp(0, -u))
            return gate, gate * (1 - gate) * np.sqrt(8 / np.pi) * (1 + 0.134145 * v * v)
    raise ValueError(f"unknown approximate={approximate}")


def gelu(x, approximate="none"):
    return (_gate(x, approximate)[0] * x).astype(x.dtype)


def gelu_backward(grad, x, approximate="none"):
    gate, slope = _gate(x, approximate)
    return np.asarray(grad * (gate + x * slope), dtype=x.dtype)
