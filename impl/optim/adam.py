"""Adam: a step size of its own for every number."""

import numpy as np


class Adam:
    """Divide the running mean of the gradients by the root of the running mean of their squares.

    Every number then moves by about lr, however large or small its gradients are; the usual first choice.
    Both means start at 0 and are too small at first; dividing by 1 - beta^t makes up for that.
    Step t = 1, 2, 3, ..., for each parameter p with gradient g and means m, v that start at 0:

        g <- g + weight_decay * p
        m <- beta1 m + (1 - beta1) g
        v <- beta2 v + (1 - beta2) g^2
        p <- p - lr * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps)

    params         list of float32 or float64 arrays of any shapes
    lr             learning rate; opt.lr may be set between steps
    betas          the two decay rates (beta1, beta2)
    eps            keeps the division safe; outside the square root
    weight_decay   L2 penalty, added to the gradient (AdamW would take it off the parameter instead)

    Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015; torch.optim.Adam.
    """

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
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
            g = g + self.weight_decay * p  # a new array: the caller's gradient stays as it is
            m *= beta1
            m += (1 - beta1) * g
            v *= beta2
            v += (1 - beta2) * g**2
            m_hat = m / (1 - beta1**self.t)
            v_hat = v / (1 - beta2**self.t)
            p -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        ### END SOLUTION
