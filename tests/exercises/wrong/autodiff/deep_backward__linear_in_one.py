# Wrong: the first layer always has tanh, also where it is the only one.
import numpy as np


def forward(x, weights, biases):
    for i, (w, b) in enumerate(zip(weights, biases)):
        x = x @ w + b
        if i < len(weights) - 1 or i == 0:
            x = np.tanh(x)
    return x


def backward(x, y, weights, biases):
    a = [x]
    for i in range(len(weights)):
        a.append(forward(x, weights[: i + 1], biases[: i + 1]))
    for i in range(1, len(weights)):
        a[i] = np.tanh(a[i])
    d = (a[-1] - y) / len(x)
    dw, db = [], []
    for i in reversed(range(len(weights))):
        dw.insert(0, a[i].T @ d)
        db.insert(0, d.sum(0))
        d = (d @ weights[i].T) * (1 - a[i] ** 2)
    return dw, db
