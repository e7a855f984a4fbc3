"""Batch normalisation: every channel gets mean 0 and variance 1 over the batch, then scale and shift."""

import numpy as np


class BatchNorm:
    """Normalise each channel by mean and variance, the batch's in training and running averages later.

    It keeps activations at one size while the weights below change, so that larger learning rates work.
    For each channel, over the n values that it has in the batch (n = N, or N H W for images), in training

        m  = 1/n sum x                   v = 1/n sum (x - m)^2
        y  = gamma h + beta              with h = (x - m) / sqrt(v + eps)

        running_mean <- (1 - momentum) running_mean + momentum m
        running_var  <- (1 - momentum) running_var  + momentum v n / (n - 1)

    and in evaluation the running mean and variance stand for m and v.

    gamma, beta                 learned scale and shift (features,), float64; 1 and 0 at first
    running_mean, running_var   what evaluation uses (features,), float64; 0 and 1 at first

    Source: S. Ioffe and C. Szegedy, "Batch normalization", 2015; torch.nn.BatchNorm1d and BatchNorm2d.
    """

    def __init__(self, features, eps=1e-5, momentum=0.1):
        """Set up gamma, beta, running_mean and running_var.

        features   number of channels C
        eps        keeps the division safe where a channel is constant
        momentum   the weight of the NEW value in the running averages, as in PyTorch
        """
        ### BEGIN SOLUTION
        self.eps = eps
        self.momentum = momentum
        self.gamma = np.ones(features)
        self.beta = np.zeros(features)
        self.running_mean = np.zeros(features)
        self.running_var = np.ones(features)
        ### END SOLUTION

    def forward(self, x, training=True):
        """Normalise x, in training by its own statistics, which also move the running ones.

        x          inputs (N, C) or images (N, C, H, W), float32 or float64; not changed
        training   True: x has at least two values in each channel. False: the running statistics are used,
                   and nothing of this object changes, neither they nor what backward needs
        returns y, of x's shape and dtype
        """
        ### BEGIN SOLUTION
        axes = (0, *range(2, x.ndim))  # all but the channels
        shape = (1, -1) + (1,) * (x.ndim - 2)  # lines a vector of channels up with x
        if training:
            n = x.size // x.shape[1]
            mean = x.mean(axis=axes, dtype=np.float64)
            var = x.var(axis=axes, dtype=np.float64)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * var * n / (n - 1)
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        h = (x - mean.reshape(shape)) / std.reshape(shape)
        if training:
            self.h, self.std = h, std
        y = self.gamma.reshape(shape) * h + self.beta.reshape(shape)
        return y.astype(x.dtype)
        ### END SOLUTION

    def backward(self, grad):
        """The gradients of a loss L, given grad = dL/dy of the last training forward's y.

        Mean and variance depend on x as well. With g = grad * gamma, for each channel:

            dL/dx     = (g - mean(g) - h mean(g h)) / sqrt(v + eps)        means over the channel's n values
            dL/dgamma = sum grad h
            dL/dbeta  = sum grad

        grad   dL/dy, of that x's shape and dtype; not changed
        returns the tuple (dx, dgamma, dbeta): dx of x's shape, the others (features,), all of x's dtype
        """
        ### BEGIN SOLUTION
        axes = (0, *range(2, grad.ndim))
        shape = (1, -1) + (1,) * (grad.ndim - 2)
        h, std = self.h, self.std.reshape(shape)
        dgamma = np.sum(grad * h, axis=axes)
        dbeta = np.sum(grad, axis=axes)
        g = grad * self.gamma.reshape(shape)  # dL/dh
        mean_g = g.mean(axis=axes, keepdims=True)
        mean_gh = np.mean(g * h, axis=axes, keepdims=True)
        dx = (g - mean_g - h * mean_gh) / std
        return dx.astype(grad.dtype), dgamma.astype(grad.dtype), dbeta.astype(grad.dtype)
        ### END SOLUTION
