# Wrong: evaluation leaves out eps.
import numpy as np


class BatchNorm:
    def __init__(self, features, eps=1e-5, momentum=0.1):
        self.eps, self.momentum = eps, momentum
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, x, training=True):
        axes, shape = ((0,), (1, -1)) if x.ndim == 2 else ((0, 2, 3), (1, -1, 1, 1))
        mean, var = self.running_mean, self.running_var
        if training:
            mean, var = x.mean(axis=axes, dtype=float), x.var(axis=axes, dtype=float)
            self.running_mean = self.running_mean + self.momentum * (mean - self.running_mean)
            unbiased = x.var(axis=axes, ddof=1, dtype=float)
            self.running_var = self.running_var + self.momentum * (unbiased - self.running_var)
        inverse = 1 / np.sqrt(var + (self.eps if training else 0)).reshape(shape)
        h = (x - mean.reshape(shape)) * inverse
        if training:
            self.cache = h, inverse, axes, shape
        return (self.gamma.reshape(shape) * h + self.beta.reshape(shape)).astype(x.dtype)

    def backward(self, grad):
        h, inverse, axes, shape = self.cache
        dgamma, dbeta = (grad * h).sum(axis=axes), grad.sum(axis=axes)
        n = grad.size / grad.shape[1]
        inner = grad - dbeta.reshape(shape) / n - h * dgamma.reshape(shape) / n
        dx = self.gamma.reshape(shape) * inverse * inner
        return dx.astype(grad.dtype), dgamma.astype(grad.dtype), dbeta.astype(grad.dtype)
