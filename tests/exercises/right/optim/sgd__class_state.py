import numpy as np


class SGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0, nesterov=False):
        if nesterov and momentum == 0:
            raise ValueError("nesterov=True with momentum=0")
        self.params = params
        self.lr = lr
        self.hyper = dict(momentum=momentum, weight_decay=weight_decay, nesterov=nesterov)
        self.v = [[0.0] * p.size for p in params]

    def step(self, grads):
        mu, wd, nag = self.hyper["momentum"], self.hyper["weight_decay"], self.hyper["nesterov"]
        for p, g, v in zip(self.params, grads, self.v):
            for j, idx in enumerate(np.ndindex(p.shape)):
                d = float(g[idx]) + wd * float(p[idx])
                v[j] = mu * v[j] + d
                p[idx] = float(p[idx]) - self.lr * (d + mu * v[j] if nag else v[j])
