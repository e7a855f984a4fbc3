"""The noise of mini-batch gradients, measured."""

import numpy as np


def minibatch_gradient_variance(example_grads, batch_size, rng, draws=1000):
    """How much the mean gradient of a random mini-batch varies from draw to draw.

    A mini-batch stands in for all examples. Its mean gradient is right on average, and the larger the batch,
    the less it varies: the variance falls as 1 / batch_size, and the standard deviation only as its root.

        G_k      = mean of the gradients of batch_size examples, drawn with replacement      k = 1, ..., draws
        variance = mean over the d entries of  (1 / draws) sum_k (G_k - mean of all G)^2

    example_grads   (n, d), the gradient of each example, float32 or float64
    batch_size      how many examples a batch has, at least 1; it may be larger than n
    rng             numpy.random.Generator, the only source of randomness: same seed, same result
    draws           how many batches are drawn
    returns a float

    Source: I. Goodfellow, Y. Bengio and A. Courville, "Deep learning", section 8.1.3, 2016.
    """
    ### BEGIN SOLUTION
    chosen = rng.integers(0, len(example_grads), size=(draws, batch_size))
    means = example_grads[chosen].mean(axis=1)  # (draws, d)
    return float(np.var(means, axis=0).mean())
    ### END SOLUTION
