import numpy as np


class Adagrad:
    """Remembers all gradients, and takes their norm anew each time."""

    def __init__(self, params, lr=0.01, eps=1e-10):
        self.params, self.lr, self.eps = list(params), lr, eps
        self.history = [[] for _ in self.params]

    def step(self, grads):
        for p, history, g in zip(self.params, self.history, grads):
            history.append(np.array(g, dtype=np.float64))
            size = np.linalg.norm(np.stack(history), axis=0) + self.eps
            p[...] = p - self.lr * g / size
