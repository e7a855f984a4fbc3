# Wrong: the mean starts at the first square instead of 0.
import numpy as np


class RMSprop:
    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        self.params, self.lr, self.alpha, self.eps = params, lr, alpha, eps
        self.means = [None] * len(params)

    def step(self, grads):
        for k, (p, g) in enumerate(zip(self.params, grads)):
            old = self.means[k]
            self.means[k] = g**2 if old is None else self.alpha * old + (1 - self.alpha) * g**2
            p -= self.lr * g / (np.sqrt(self.means[k]) + self.eps)
