import numpy as np


def numerical_gradient(f, x, h=1e-5):
    saved = x.copy()
    gradient = np.empty(x.shape)
    iterator = np.nditer(saved, flags=["multi_index"])
    try:
        for value in iterator:
            i = iterator.multi_index
            x[i] += h
            y = f(x)
            x[i] = value - h
            gradient[i] = (y - f(x)) / 2.0 / h
            x[i] = value
    finally:
        x[...] = saved
    return gradient
