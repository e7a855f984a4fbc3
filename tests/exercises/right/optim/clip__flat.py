import numpy as np


def clip_by_value(grads, limit):
    return [np.sign(g) * np.minimum(np.abs(g), limit) for g in grads]


def clip_by_norm(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))
    factor = min(1.0, float(max_norm) / max(float(norm), 1e-30))
    return [(factor * g).astype(g.dtype) for g in grads], norm
