# Wrong: lam is truncated to an integer in the backward.
import numpy as np


def activity_penalty(activations, lam):
    return lam * np.sum(np.abs(activations)) / activations.shape[0]


def activity_penalty_backward(activations, lam):
    return int(lam) * np.sign(activations) / len(activations)
