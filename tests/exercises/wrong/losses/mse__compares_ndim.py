# Wrong: only the number of axes is compared, so (1, 3) broadcasts to (4, 3).
import numpy as np


def mse(pred, target):
    if pred.ndim != target.ndim:
        raise ValueError("target must have the shape of pred")
    e = np.subtract(pred, target)
    return np.asarray(np.einsum("i,i->", e.ravel(), e.ravel()) / e.size)


def mse_backward(pred, target):
    if pred.shape != target.shape:
        raise ValueError("target must have the shape of pred")
    n = np.prod(pred.shape)
    e = np.subtract(pred, target)
    return (e + e) / int(n)
