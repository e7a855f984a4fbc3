import numpy as np


def linear(x, w, b):
    y = np.zeros((*x.shape[:-1], w.shape[0]), dtype=x.dtype)
    for index in np.ndindex(x.shape[:-1]):
        for o in range(w.shape[0]):
            y[(*index, o)] = np.sum(w[o] * x[index]) + b[o]
    return y


def linear_backward(grad, x, w, b):
    dx, dw, db = np.zeros_like(x), np.zeros_like(w), np.zeros_like(b)
    for index in np.ndindex(x.shape[:-1]):
        dx[index] = w.T @ grad[index]
        dw += np.outer(grad[index], x[index])
        db += grad[index]
    return dx, dw, db
