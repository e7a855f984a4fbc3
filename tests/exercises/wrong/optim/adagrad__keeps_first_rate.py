# Wrong: the learning rate is folded into the state, so a new one counts too late.
import numpy as np


class Adagrad:
    def __init__(self, params, lr=0.01, eps=1e-10):
        self.params, self.lr, self.eps, self._rate = params, lr, eps, lr
        self.sums = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, s, g in zip(self.params, self.sums, grads):
            s += g * g
            p -= self._rate * g / (np.sqrt(s) + self.eps)
        self._rate = self.lr
