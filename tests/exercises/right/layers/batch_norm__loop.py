import math

import numpy as np


class BatchNorm:
    def __init__(self, features, eps=1e-5, momentum=0.1):
        self.features, self.eps, self.momentum = features, eps, momentum
        self.gamma, self.running_var = (np.array([1.0] * features) for _ in range(2))
        self.beta, self.running_mean = (np.array([0.0] * features) for _ in range(2))

    def forward(self, x, training=True):
        y = np.empty_like(x)
        saved = []
        for c in range(self.features):
            values = x[:, c].astype(float)
            if training:
                mean = values.sum() / values.size
                squares = float(((values - mean) ** 2).sum())
                self.running_mean[c] += self.momentum * (mean - self.running_mean[c])
                self.running_var[c] += self.momentum * (squares / (values.size - 1) - self.running_var[c])
                var = squares / values.size
            else:
                mean, var = self.running_mean[c], self.running_var[c]
            saved.append(((values - mean) / math.sqrt(var + self.eps), 1 / math.sqrt(var + self.eps)))
            y[:, c] = saved[c][0] * self.gamma[c] + self.beta[c]
        if training:
            self.saved = saved
        return y

    def backward(self, grad):
        dx, dgamma, dbeta = np.empty_like(grad), np.empty(self.features, grad.dtype), []
        for c, (h, inverse) in enumerate(self.saved):
            g, n = grad[:, c].astype(float), h.size
            dgamma[c] = (g * h).sum()
            dbeta.append(g.sum())
            dx[:, c] = self.gamma[c] * inverse / n * (n * g - g.sum() - h * (g * h).sum())
        return [dx, dgamma, np.array(dbeta, dtype=grad.dtype)]
