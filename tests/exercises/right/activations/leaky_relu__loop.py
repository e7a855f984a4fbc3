import numpy as np


def leaky_relu(x, alpha=0.01):
    flat = [value if value > 0 else alpha * value for value in x.ravel()]
    return np.array(flat, dtype=x.dtype).reshape(x.shape)


def leaky_relu_backward(grad, x, alpha=0.01):
    result = grad.copy()
    for index in np.ndindex(x.shape):
        if x[index] <= 0:
            result[index] *= alpha
    return result
