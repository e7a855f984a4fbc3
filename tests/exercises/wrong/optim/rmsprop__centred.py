# Wrong: the mean of the gradients is subtracted, as only the centred variant does.
import numpy as np


class RMSprop:
    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        self.params, self.lr, self.alpha, self.eps = params, lr, alpha, eps
        self.means = [(np.zeros_like(p), np.zeros_like(p)) for p in params]

    def step(self, grads):
        for p, (v, m), g in zip(self.params, self.means, grads):
            v[...] = self.alpha * v + (1 - self.alpha) * g**2
            m[...] = self.alpha * m + (1 - self.alpha) * g
            p -= self.lr * g / (np.sqrt(np.maximum(v - m**2, 0)) + self.eps)
