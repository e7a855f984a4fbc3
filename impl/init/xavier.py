"""Xavier initialisation: first weights that keep signals from growing or dying."""

import numpy as np


def xavier_uniform(fan_out, fan_in, rng, gain=1.0):
    """Draw a layer's first weights from a uniform distribution around 0.

    Variance 1/fan_in keeps the size of signals on their way forward, 1/fan_out that of gradients on their
    way back; Xavier's is the compromise.

        Var(w) = gain^2 * 2 / (fan_in + fan_out)        a uniform distribution on [-a, a] has variance a^2 / 3

    fan_out   number of outputs, the rows
    fan_in    number of inputs, the columns
    rng       numpy.random.Generator, the only source of randomness: same seed, same weights
    gain      for the activation that follows: 1 for none, 5/3 for tanh
    returns independent weights (fan_out, fan_in), different in each call

    Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward networks", 2010.
    """
    ### BEGIN SOLUTION
    bound = gain * np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-bound, bound, size=(fan_out, fan_in))
    ### END SOLUTION


def xavier_normal(fan_out, fan_in, rng, gain=1.0):
    """Draw a layer's first weights from a normal distribution around 0, of the same variance, not truncated.

        Var(w) = gain^2 * 2 / (fan_in + fan_out)

    fan_out, fan_in, rng, gain   as in xavier_uniform
    returns independent weights (fan_out, fan_in), different in each call

    Source: as above.
    """
    ### BEGIN SOLUTION
    std = gain * np.sqrt(2 / (fan_in + fan_out))
    return rng.normal(0, std, size=(fan_out, fan_in))
    ### END SOLUTION
