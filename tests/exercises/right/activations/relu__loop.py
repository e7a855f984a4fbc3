import numpy as np


def relu(x):
    result = x.copy()
    for index in np.ndindex(x.shape):
        if result[index] < 0:
            result[index] = 0
    return result


def relu_backward(grad, x):
    flat = [g if value > 0 else 0.0 for g, value in zip(grad.ravel(), x.ravel(), strict=True)]
    return np.array(flat, dtype=grad.dtype).reshape(grad.shape)
