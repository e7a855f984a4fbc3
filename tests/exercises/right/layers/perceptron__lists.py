import numpy as np


def predict(x, w, b):
    return np.array([int(sum(p * q for p, q in zip(row, w)) + b >= 0) for row in x], dtype=np.int8)


def train(x, y, epochs=10, lr=1.0):
    rows, labels = x.tolist(), [bool(t) for t in y]
    w, b = [0.0] * x.shape[1], 0.0
    for _ in range(epochs):
        clean = True
        for row, label in zip(rows, labels):
            fires = sum(p * q for p, q in zip(row, w)) + b >= 0
            if label and not fires:
                w, b, clean = [p + lr * q for p, q in zip(w, row)], b + lr, False
            elif fires and not label:
                w, b, clean = [p - lr * q for p, q in zip(w, row)], b - lr, False
        if clean:
            return np.array(w, x.dtype), b
    return np.array(w, x.dtype), b
