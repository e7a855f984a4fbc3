import numpy as np


def minibatch_gradient_variance(example_grads, batch_size, rng, draws=1000):
    n, d = example_grads.shape
    means = []
    for _ in range(draws):
        means.append(example_grads[rng.choice(n, batch_size)].mean(axis=0))
    centre = sum(means) / draws
    return sum(((m - centre) ** 2).sum() for m in means) / (draws * d) * np.ones(())
