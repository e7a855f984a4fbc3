# Wrong: a batch larger than the data is cut down to the data.
def minibatch_gradient_variance(example_grads, batch_size, rng, draws=1000):
    n = len(example_grads)
    chosen = rng.integers(0, n, size=(draws, min(batch_size, n)))
    return float(example_grads[chosen].mean(axis=1).var(axis=0).mean())
