# Wrong: a list instead of an array.
def activation_stds(x, depth, std, activation, rng):
    d, h, stds = x.shape[1], x, []
    for _ in range(depth):
        w = rng.normal(0, std, size=(d, d))
        h = activation(h @ w)
        stds.append(h.std())
    return stds
