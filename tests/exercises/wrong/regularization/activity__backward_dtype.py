# Wrong: the gradient of float32 activations is float64.
import numpy as np


def activity_penalty(activations, lam):
    return lam * np.sum(np.abs(activations)) / activations.shape[0]


def activity_penalty_backward(activations, lam):
    return lam * np.sign(activations.astype(float)) / len(activations)
