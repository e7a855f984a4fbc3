# Wrong: deviations are taken from the mean of all examples instead of that of the draws.
def minibatch_gradient_variance(example_grads, batch_size, rng, draws=1000):
    chosen = rng.integers(0, len(example_grads), size=(draws, batch_size))
    means = example_grads[chosen].mean(axis=1)
    return float(((means - example_grads.mean(axis=0)) ** 2).mean())
