"""SGD: stochastic gradient descent with momentum, as PyTorch does it."""

import numpy as np


class SGD:
    """Walk downhill: every step moves each parameter against its gradient.

    Momentum remembers where the last steps went: it damps zigzag and speeds up along a valley.
    One step, for each parameter p with gradient g and a velocity v that starts at 0:

        g <- g + weight_decay * p
        v <- momentum * v + g
        p <- p - lr * v                      plain
        p <- p - lr * (g + momentum * v)     with nesterov

    lr stands outside the velocity, so that a new lr acts at once.

    params         list of float32 or float64 arrays of any shapes
    lr             learning rate; opt.lr may be set between steps
    momentum       0.0 means none
    weight_decay   strength of the L2 penalty
    nesterov       look ahead along the velocity; without momentum: ValueError that names nesterov

    Source: Y. Nesterov, 1983; I. Sutskever et al., "On the importance of initialization and momentum in deep
    learning", 2013; torch.optim.SGD for this form.
    """

    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0, nesterov=False):
        """Keep the arrays themselves, not copies: step() changes them in place."""
        ### BEGIN SOLUTION
        if nesterov and momentum <= 0:
            raise ValueError("nesterov needs a momentum above 0")
        self.params = list(params)
        self.lr = lr
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.nesterov = nesterov
        self.velocities = [np.zeros_like(p) for p in self.params]
        ### END SOLUTION

    def step(self, grads):
        """Update every parameter in place.

        grads   list of arrays, one for each parameter, of its shape and dtype; they are not changed
        returns nothing
        """
        ### BEGIN SOLUTION
        for p, v, g in zip(self.params, self.velocities, grads, strict=True):
            g = g + self.weight_decay * p  # a new array: the caller's gradient stays as it is
            v *= self.momentum
            v += g
            direction = g + self.momentum * v if self.nesterov else v
            p -= self.lr * direction
        ### END SOLUTION
