import numpy as np


def predict(x, w, b):
    z = np.einsum("nd,d->n", x, w) + b
    return np.where(z < 0, 0, 1)


def train(x, y, epochs=10, lr=1.0):
    ones = np.concatenate([x, np.ones((len(x), 1), x.dtype)], axis=1)
    v = np.zeros(ones.shape[1], x.dtype)
    targets = np.asarray(y).astype(int)
    epoch, mistakes = 0, True
    while mistakes and epoch < epochs:
        mistakes = False
        for n in range(len(ones)):
            guess = 1 if ones[n].dot(v) >= 0 else 0
            if guess != targets[n]:
                v += lr * (targets[n] - guess) * ones[n]
                mistakes = True
        epoch += 1
    return v[:-1], float(v[-1])
