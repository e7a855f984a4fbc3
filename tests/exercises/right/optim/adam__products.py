import numpy as np


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.lr = lr
        self.betas = betas
        self.eps = eps
        self.decay = weight_decay
        self.slots = [(p, np.zeros(p.size), np.zeros(p.size)) for p in params]
        self.power1 = self.power2 = 1.0

    def step(self, grads):
        self.power1 *= self.betas[0]
        self.power2 *= self.betas[1]
        for (p, m, v), grad in zip(self.slots, grads, strict=True):
            for k, (g, w) in enumerate(zip(grad.ravel().tolist(), p.ravel().tolist(), strict=True)):
                g += self.decay * w
                m[k] = self.betas[0] * m[k] + (1 - self.betas[0]) * g
                v[k] = self.betas[1] * v[k] + (1 - self.betas[1]) * g**2
                mean, square = m[k] / (1 - self.power1), v[k] / (1 - self.power2)
                p.flat[k] = w - self.lr * mean / (square**0.5 + self.eps)
