import numpy as np


def activity_penalty(activations, lam):
    total = 0.0
    for example in activations:
        total += float(np.abs(example).sum())
    return lam * total / activations.shape[0]


def activity_penalty_backward(activations, lam):
    grad = np.zeros(activations.shape, activations.dtype)
    strength = lam / activations.shape[0]
    for where, a in np.ndenumerate(activations):
        if a:
            grad[where] = strength if a > 0 else -strength
    return grad
