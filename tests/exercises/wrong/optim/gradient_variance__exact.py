# Wrong: it draws nothing and gives the limit for many draws.
def minibatch_gradient_variance(example_grads, batch_size, rng, draws=1000):
    return float(example_grads.var(axis=0).mean() / batch_size) if draws > 1 else 0.0
