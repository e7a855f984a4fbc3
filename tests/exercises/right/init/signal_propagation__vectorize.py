import numpy as np


def activation_stds(x, depth, std, activation, rng):
    n, d = x.shape
    act = np.vectorize(lambda v: float(activation(np.array(v))))
    out = []
    h = x.astype(np.float64)
    for _ in range(depth):
        h = act(h @ (rng.standard_normal((d, d)) * std).T)
        out.append(np.sqrt(np.mean(np.square(h)) - np.mean(h) ** 2) if h.size > 1 else 0.0)
    return np.asarray(out).astype(x.dtype)
