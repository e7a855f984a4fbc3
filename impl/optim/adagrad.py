"""AdaGrad: the more a number has moved, the smaller its steps become."""

import numpy as np


class Adagrad:
    """Divide every gradient by the root of the sum of all its squares so far.

    A weight that rarely gets a gradient keeps a large step, one that gets many is slowed down: good for
    sparse data. The sum never shrinks, so in long training all steps fade away: step t of a constant
    gradient is lr / sqrt(t).
    One step, for each parameter p with gradient g and a sum s that starts at 0:

        s <- s + g^2
        p <- p - lr * g / (sqrt(s) + eps)

    params   list of float32 or float64 arrays of any shapes
    lr       learning rate; opt.lr may be set between steps
    eps      keeps the division safe where a number has had no gradient yet; outside the square root

    Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods for online learning and stochastic
    optimization", 2011; torch.optim.Adagrad for this form.
    """

    def __init__(self, params, lr=0.01, eps=1e-10):
        """Keep the arrays themselves, not copies: step() changes them in place."""
        ### BEGIN SOLUTION
        self.params = list(params)
        self.lr = lr
        self.eps = eps
        self.sums = [np.zeros_like(p) for p in self.params]
        ### END SOLUTION

    def step(self, grads):
        """Update every parameter in place.

        grads   list of arrays, one for each parameter, of its shape and dtype; they are not changed
        returns nothing
        """
        ### BEGIN SOLUTION
        for p, s, g in zip(self.params, self.sums, grads, strict=True):
            s += g**2
            p -= self.lr * g / (np.sqrt(s) + self.eps)
        ### END SOLUTION
