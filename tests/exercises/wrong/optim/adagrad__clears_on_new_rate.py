# Wrong: a new learning rate clears the sums.
import numpy as np


class Adagrad:
    def __init__(self, params, lr=0.01, eps=1e-10):
        self.params, self.lr, self.eps, self._last = params, lr, eps, lr
        self.sums = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, s, g in zip(self.params, self.sums, grads):
            if self.lr != self._last:
                s[...] = 0
            s += g * g
            p -= self.lr * g / (np.sqrt(s) + self.eps)
        self._last = self.lr
