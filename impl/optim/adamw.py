"""AdamW: Adam, with the weight decay beside the gradient instead of in it."""

import numpy as np


class AdamW:
    """Shrink every parameter a little, then make Adam's step with the gradient alone.

    In Adam an L2 penalty passes through the division by sqrt(v), so that weights with large gradients hardly
    decay. Decoupled from the gradient, the decay takes the same share off every weight. It is the usual
    choice for transformers.
    Step t = 1, 2, 3, ..., for each parameter p with gradient g and means m, v that start at 0:

        p <- p - lr * weight_decay * p
        m <- beta1 m + (1 - beta1) g
        v <- beta2 v + (1 - beta2) g^2
        p <- p - lr * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps)

    params         list of float32 or float64 arrays of any shapes
    lr             learning rate; opt.lr may be set between steps, and scales the decay too
    betas          the two decay rates of the means (beta1, beta2)
    eps            keeps the division safe; outside the square root
    weight_decay   the share of a weight, times lr, that every step takes off

    Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", 2019; torch.optim.AdamW.
    """

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
        """Keep the arrays themselves, not copies: step() changes them in place."""
        ### BEGIN SOLUTION
        self.params = list(params)
        self.lr = lr
        self.betas = betas
        self.eps = eps
        self.weight_decay = weight_decay
        self.means = [np.zeros_like(p) for p in self.params]
        self.squares = [np.zeros_like(p) for p in self.params]
        self.t = 0
        ### END SOLUTION

    def step(self, grads):
        """Update every parameter in place.

        grads   list of arrays, one for each parameter, of its shape and dtype; they are not changed
        returns nothing
        """
        ### BEGIN SOLUTION
        self.t += 1
        beta1, beta2 = self.betas
        for p, m, v, g in zip(self.params, self.means, self.squares, grads, strict=True):
            p *= 1 - self.lr * self.weight_decay  # the gradient and both means know nothing of the decay
            m *= beta1
            m += (1 - beta1) * g
            v *= beta2
            v += (1 - beta2) * g**2
            m_hat = m / (1 - beta1**self.t)
            v_hat = v / (1 - beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        ### END SOLUTION
