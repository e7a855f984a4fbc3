# Wrong: the middle one of the variances is taken instead of their mean.
import numpy as np


def minibatch_gradient_variance(example_grads, batch_size, rng, draws=1000):
    chosen = rng.integers(0, len(example_grads), size=(draws, batch_size))
    return float(np.median(example_grads[chosen].mean(axis=1).var(axis=0)))
