# Wrong: the caller's gradients are scaled in place.
import numpy as np


class Adagrad:
    def __init__(self, params, lr=0.01, eps=1e-10):
        self.params, self.lr, self.eps = params, lr, eps
        self.sums = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, s, g in zip(self.params, self.sums, grads):
            s += g * g
            g /= np.sqrt(s) + self.eps
            p -= self.lr * g
