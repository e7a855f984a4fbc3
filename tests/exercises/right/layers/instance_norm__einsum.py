import numpy as np


def instance_norm(x, gamma, beta, eps=1e-5):
    n, c, h, w = x.shape
    flat = x.reshape(n * c, h * w)
    first = flat[:, :1]  # shifted data: a large mean goes away exactly
    shifted = (flat - first).astype(np.float64)
    mean = shifted.mean(axis=1)
    var = np.einsum("rp,rp->r", shifted, shifted) / (h * w) - mean**2
    scale = np.tile(gamma, n) / np.sqrt(var + eps)
    y = np.einsum("rp,r->rp", shifted - mean[:, None], scale) + np.tile(beta, n)[:, None]
    return y.reshape(n, c, h, w).astype(x.dtype)
