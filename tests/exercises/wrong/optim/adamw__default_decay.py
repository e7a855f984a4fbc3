# Wrong: the default of weight_decay is Adam's 0, not 0.01.
import numpy as np


class AdamW:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.params, self.lr, self.betas, self.eps, self.decay = params, lr, betas, eps, weight_decay
        self.state = [[np.zeros_like(p), np.zeros_like(p)] for p in params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        a, b = self.betas
        for p, g, s in zip(self.params, grads, self.state):
            p -= self.lr * self.decay * p
            s[0] = a * s[0] + (1 - a) * g
            s[1] = b * s[1] + (1 - b) * g * g
            p -= self.lr * (s[0] / (1 - a**self.t)) / (np.sqrt(s[1] / (1 - b**self.t)) + self.eps)
