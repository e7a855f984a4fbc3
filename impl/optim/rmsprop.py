"""RMSprop: divide each gradient by its recent size."""

import numpy as np


class RMSprop:
    """Divide every gradient by the root of a running mean of its squares.

    A number with large gradients and one with small ones then move equally fast. AdaGrad's sum never forgets
    and brings training to a halt; the running mean forgets, and goes on.
    One step, for each parameter p with gradient g and a mean v that starts at 0:

        v <- alpha v + (1 - alpha) g^2
        p <- p - lr * g / (sqrt(v) + eps)

    There is no correction for the start at 0, so the first steps are long: lr / sqrt(1 - alpha).

    params   list of float32 or float64 arrays of any shapes
    lr       learning rate; opt.lr may be set between steps
    alpha    the share of the old mean that is kept in each step
    eps      keeps the division safe; outside the square root

    Source: T. Tieleman and G. Hinton, lecture 6.5 of "Neural networks for machine learning", 2012;
    torch.optim.RMSprop for this form.
    """

    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        """Keep the arrays themselves, not copies: step() changes them in place."""
        ### BEGIN SOLUTION
        self.params = list(params)
        self.lr = lr
        self.alpha = alpha
        self.eps = eps
        self.squares = [np.zeros_like(p) for p in self.params]
        ### END SOLUTION

    def step(self, grads):
        """Update every parameter in place.

        grads   list of arrays, one for each parameter, of its shape and dtype; they are not changed
        returns nothing
        """
        ### BEGIN SOLUTION
        for p, v, g in zip(self.params, self.squares, grads, strict=True):
            v *= self.alpha
            v += (1 - self.alpha) * g**2
            p -= self.lr * g / (np.sqrt(v) + self.eps)
        ### END SOLUTION
