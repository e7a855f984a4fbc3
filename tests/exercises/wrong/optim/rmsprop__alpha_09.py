# Wrong: the default of alpha is that of the lecture, 0.9.
import numpy as np


class RMSprop:
    def __init__(self, params, lr=0.01, alpha=0.9, eps=1e-8):
        self.params, self.lr, self.alpha, self.eps = params, lr, alpha, eps
        self.means = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, v, g in zip(self.params, self.means, grads):
            v[...] = self.alpha * v + (1 - self.alpha) * g**2
            p -= self.lr * g / (np.sqrt(v) + self.eps)
