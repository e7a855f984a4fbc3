import numpy as np


def elu(x, alpha=1.0):
    z = np.clip(x, None, 0).astype(np.float64)
    small = np.abs(z) < 1e-4
    e = np.where(small, z + z * z / 2 + z**3 / 6, np.exp(z) - 1)
    return (np.maximum(x, 0) + alpha * e).astype(x.dtype)


def elu_backward(grad, x, alpha=1.0):
    return np.where(x > 0, grad, grad * (elu(np.minimum(x, 0), alpha) + alpha))
