"""He initialisation: first weights for layers that are followed by ReLU."""

import numpy as np


def he_uniform(fan_out, fan_in, rng):
    """Draw a layer's first weights from a uniform distribution around 0.

    A sum of fan_in terms w x has fan_in Var(w) E[x^2] as its variance, and the ReLU before it halved E[x^2].
    The 2 makes up for that, so that signals keep their size however deep the network is.

        Var(w) = 2 / fan_in        a uniform distribution on [-a, a] has variance a^2 / 3

    fan_out   number of outputs, the rows
    fan_in    number of inputs, the columns
    rng       numpy.random.Generator, the only source of randomness: same seed, same weights
    returns independent weights (fan_out, fan_in), different in each call

    Source: K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers", section 2.2, 2015.
    """
    ### BEGIN SOLUTION
    bound = np.sqrt(6 / fan_in)
    return rng.uniform(-bound, bound, size=(fan_out, fan_in))
    ### END SOLUTION


def he_normal(fan_out, fan_in, rng):
    """Draw a layer's first weights from a normal distribution around 0, of the same variance, not truncated.

        Var(w) = 2 / fan_in

    fan_out, fan_in, rng   as in he_uniform
    returns independent weights (fan_out, fan_in), different in each call

    Source: as above.
    """
    ### BEGIN SOLUTION
    std = np.sqrt(2 / fan_in)
    return rng.normal(0, std, size=(fan_out, fan_in))
    ### END SOLUTION
