import numpy as np

np.seterr(all="ignore")
np.set_printoptions(precision=3)


def sigmoid(x):
    def rec(a):
        if a.ndim == 0:
            return float(1 / (1 + np.exp(-np.float64(a))))
        return [rec(b) for b in a]

    return np.array(rec(x), dtype=x.dtype)


def sigmoid_backward(grad, x):
    y = sigmoid(x.astype(np.float64))
    return np.einsum("...,...,...->...", grad, y, 1 - y).astype(x.dtype)
