# Wrong: without draws it makes 100.
def minibatch_gradient_variance(example_grads, batch_size, rng, draws=100):
    chosen = rng.integers(0, len(example_grads), size=(draws, batch_size))
    return float(example_grads[chosen].mean(axis=1).var(axis=0).mean())
