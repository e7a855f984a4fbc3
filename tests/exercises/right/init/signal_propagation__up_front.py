import numpy as np


def activation_stds(x, depth, std, activation, rng):
    """All weights are drawn before the first layer; the signal is kept as (D, N)."""
    d = x.shape[-1]
    weights = rng.normal(scale=std, size=(depth, d, d))
    signal, stds = x.T, np.zeros(depth)
    for i, w in enumerate(weights):
        signal = activation(w @ signal)
        stds[i] = np.sqrt(np.var(signal))
    return stds.astype(x.dtype)
