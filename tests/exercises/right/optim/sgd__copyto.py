import numpy as np


class SGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0, nesterov=False):
        if nesterov and momentum <= 0.0:
            raise ValueError("nesterov=True makes no sense without momentum")
        self.params = tuple(params)
        self.lr = lr
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.nesterov = nesterov
        self.v = tuple(np.zeros(p.shape) for p in params)

    def step(self, grads):
        for p, v, grad in zip(self.params, self.v, grads, strict=True):
            g = np.add(grad, np.multiply(self.weight_decay, p))
            np.copyto(v, v * self.momentum + g)
            move = v
            if self.nesterov:
                move = g + v * self.momentum
            p[...] = p - self.lr * move
