# Wrong: parameters of one shape share a mean.
import numpy as np


class RMSprop:
    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        self.params, self.lr, self.alpha, self.eps = params, lr, alpha, eps
        self.means = {p.shape: np.zeros_like(p) for p in params}

    def step(self, grads):
        for p, g in zip(self.params, grads):
            v = self.means[p.shape]
            v[...] = self.alpha * v + (1 - self.alpha) * g**2
            p -= self.lr * g / (np.sqrt(v) + self.eps)
