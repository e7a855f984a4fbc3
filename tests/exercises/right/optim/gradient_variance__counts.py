import numpy as np


def minibatch_gradient_variance(example_grads, batch_size, rng, draws=1000):
    n, _ = example_grads.shape
    counts = rng.multinomial(batch_size, np.full(n, 1 / n), size=draws)
    g = example_grads.astype(np.float64)
    means = counts @ (g - g.mean(axis=0)) / batch_size
    return np.mean(np.mean(means**2, axis=0) - np.mean(means, axis=0) ** 2)
