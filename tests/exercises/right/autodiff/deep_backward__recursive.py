import numpy as np


def forward(x, weights, biases):
    z = np.dot(x, weights[0]) + biases[0]
    return z if len(weights) == 1 else forward(np.tanh(z), weights[1:], biases[1:])


def backward(x, y, weights, biases):
    _, dw, db = sweep(x, y, list(weights), list(biases), x.shape[0])
    return dw, db


def sweep(a, y, weights, biases, n):
    """The gradient with respect to a, and those of the layers from here on."""
    z = np.einsum("nd,dh->nh", a, weights[0]) + biases[0]
    if len(weights) == 1:
        delta, dw, db = (z - y) / n, [], []
    else:
        h = np.tanh(z)
        up, dw, db = sweep(h, y, weights[1:], biases[1:], n)
        delta = up - up * h * h
    return (
        np.einsum("nh,dh->nd", delta, weights[0]),
        [np.einsum("nd,nh->dh", a, delta), *dw],
        [np.einsum("nh->h", delta), *db],
    )
