import math


class AdamW:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
        self.slots = [(p, [0.0] * p.size, [0.0] * p.size) for p in params]
        self.lr, self.betas, self.eps, self.decay, self.t = lr, betas, eps, weight_decay, 0

    def step(self, grads):
        self.t += 1
        a, b = self.betas
        for (p, m, v), grad in zip(self.slots, grads):
            for k, (w, g) in enumerate(zip(p.ravel().tolist(), grad.ravel().tolist())):
                m[k] = a * m[k] + (1 - a) * g
                v[k] = b * v[k] + (1 - b) * g * g
                size = math.sqrt(v[k] / (1 - b**self.t)) + self.eps
                p.flat[k] = w - self.lr * (self.decay * w + m[k] / (1 - a**self.t) / size)
