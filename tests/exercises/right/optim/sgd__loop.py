import numpy as np


class SGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0, nesterov=False):
        if nesterov and momentum == 0:
            raise ValueError("momentum must not be 0 with nesterov")
        self.params = params
        self.lr = lr
        self.options = (momentum, weight_decay, nesterov)
        self.velocity = {}

    def step(self, grads):
        momentum, decay, nesterov = self.options
        for k in range(len(self.params)):
            for index in np.ndindex(self.params[k].shape):
                old = float(self.params[k][index])
                g = float(grads[k][index]) + decay * old
                v = momentum * self.velocity.get((k, index), 0.0) + g
                self.velocity[k, index] = v
                self.params[k][index] = old - self.lr * (g + momentum * v if nesterov else v)
