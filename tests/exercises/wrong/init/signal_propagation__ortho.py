# Wrong: the weights of a layer are orthogonal, so not independent.
import numpy as np


def activation_stds(x, depth, std, activation, rng):
    d, h, out = x.shape[1], x, []
    for _ in range(depth):
        q, _r = np.linalg.qr(rng.normal(size=(d, d)))
        h = activation(h @ (q * std * np.sqrt(d)))
        out.append(h.std())
    return np.array(out, dtype=x.dtype)
