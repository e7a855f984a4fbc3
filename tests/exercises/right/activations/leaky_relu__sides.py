import numpy as np


def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha * x) if alpha <= 1 else np.minimum(x, alpha * x)


def leaky_relu_backward(grad, x, alpha=0.01):
    slope = np.full(x.shape, alpha, dtype=x.dtype)
    slope[x > 0] = 1
    return np.einsum("...,...->...", grad, slope)
