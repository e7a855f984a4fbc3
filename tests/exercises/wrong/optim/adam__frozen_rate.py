# Wrong: the learning rate is read once; setting opt.lr does nothing.
import math

import numpy as np


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.params = params
        self.lr = lr
        self.beta1, self.beta2 = betas
        self.eps = eps
        self.weight_decay = weight_decay
        self.m = [0.0 for _ in params]
        self.v = [0.0 for _ in params]
        self.steps = 0
        self.rate = lr

    def step(self, grads):
        self.steps = self.steps + 1
        root = math.sqrt(1 - self.beta2**self.steps)
        rate = self.rate * root / (1 - self.beta1**self.steps)
        for i in range(len(grads)):
            g = grads[i] + self.weight_decay * self.params[i]
            self.m[i] = self.beta1 * self.m[i] + (1 - self.beta1) * g
            self.v[i] = self.beta2 * self.v[i] + (1 - self.beta2) * np.square(g)
            self.params[i][...] -= rate * self.m[i] / (np.sqrt(self.v[i]) + self.eps * root)
