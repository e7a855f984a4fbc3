# Wrong: it breaks "conventions: backward takes grad, then the forward's own arguments (not remembered state)".
import numpy as np

_last = {}


def relu(x):
    y = np.maximum(x, 0)
    _last["y"] = y
    return y


def relu_backward(grad, x):
    d = np.where((_last["y"] if "y" in _last and _last["y"].shape == x.shape else x) > 0, grad, 0)
    return d
