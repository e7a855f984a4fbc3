import numpy as np


class RMSprop:
    """Keeps the root itself instead of the mean of squares."""

    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        self.lr, self.alpha, self.eps = lr, alpha, eps
        self.params = tuple(params)
        self.roots = {}

    def step(self, grads):
        for k, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            old = self.roots.get(k, np.zeros(p.shape))
            self.roots[k] = np.hypot(np.sqrt(self.alpha) * old, np.sqrt(1 - self.alpha) * g)
            np.subtract(p, self.lr * g / (self.roots[k] + self.eps), out=p, casting="same_kind")
