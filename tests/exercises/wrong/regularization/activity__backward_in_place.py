# Wrong: the gradient is written into the activations.
import numpy as np


def activity_penalty(activations, lam):
    return lam * np.sum(np.abs(activations)) / activations.shape[0]


def activity_penalty_backward(activations, lam):
    np.sign(activations, out=activations)
    activations *= lam / len(activations)
    return activations
