import numpy as np


class AdamW:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
        self.params = params
        self.lr = lr
        self.betas = betas
        self.eps = eps
        self.weight_decay = weight_decay
        self.state = [{"m": 0, "v": 0, "t": 0} for _ in params]

    def step(self, grads):
        beta1, beta2 = self.betas
        for p, g, s in zip(self.params, grads, self.state):
            old = p.copy()
            s["t"] += 1
            s["m"] = s["m"] + (1 - beta1) * (g - s["m"])
            s["v"] = s["v"] + (1 - beta2) * (np.square(g) - s["v"])
            root = np.sqrt(1 - beta2 ** s["t"])
            rate = self.lr * root / (1 - beta1 ** s["t"])
            p -= rate * s["m"] / (np.sqrt(s["v"]) + self.eps * root)
            p -= self.lr * self.weight_decay * old
