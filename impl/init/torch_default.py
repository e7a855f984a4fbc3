"""PyTorch's default: the first weights and biases of a linear layer."""

import numpy as np


def linear_init(fan_out, fan_in, rng):
    """Draw weights and biases as torch.nn.Linear does.

    The bound is an old rule of thumb. PyTorch writes it as kaiming_uniform_ with a = sqrt(5), but it is not
    He's: the variance, 1 / (3 fan_in), is a sixth of that.

        w, b ~ U(-1/sqrt(fan_in), 1/sqrt(fan_in))

    fan_out   number of outputs, the rows
    fan_in    number of inputs, the columns
    rng       numpy.random.Generator, the only source of randomness: same seed, same numbers
    returns the tuple (w, b): weights (fan_out, fan_in), biases (fan_out,), all independent, new at each call

    Source: PyTorch, torch.nn.Linear.reset_parameters.
    """
    ### BEGIN SOLUTION
    bound = 1 / np.sqrt(fan_in)
    w = rng.uniform(-bound, bound, size=(fan_out, fan_in))
    b = rng.uniform(-bound, bound, size=fan_out)
    return w, b
    ### END SOLUTION
