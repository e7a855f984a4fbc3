"""Signal propagation: what the scale of random weights does to a deep network."""

import numpy as np


def activation_stds(x, depth, std, activation, rng):
    """Send inputs through a deep network of random weights and watch the size of the signal.

    With weights too small it dies out layer by layer, with weights too large it explodes or saturates. Xavier
    and He found their rules by looking at exactly this.

        h_0 = x,    h_l = activation(h_{l-1} W_l)        W_l (D, D) with independent entries from N(0, std^2)

    x            inputs (N, D), float32 or float64; every layer has D units and no bias
    depth        number of layers, at least 1
    std          standard deviation of the weights, which are drawn anew for each layer
    activation   a function of an array that returns one of the same shape, such as np.tanh
    rng          numpy.random.Generator, the only source of randomness: same seed, same result
    returns (depth,), of x's dtype: the standard deviation of h_1 to h_depth, each over all N D entries and
            divided by their number, not by one less

    Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward
    networks", 2010.
    """
    ### BEGIN SOLUTION
    units = x.shape[1]
    h = x
    stds = np.empty(depth, dtype=x.dtype)
    for layer in range(depth):
        w = rng.normal(0, std, size=(units, units)).astype(x.dtype)
        h = activation(h @ w)
        stds[layer] = h.std()
    return stds
    ### END SOLUTION
