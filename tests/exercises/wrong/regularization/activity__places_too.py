# Wrong: the places of images count as examples.
import numpy as np


def activity_penalty(activations, lam):
    return (
        lam
        * np.sum(np.abs(activations))
        / (activations.size / activations.shape[1] if activations.ndim > 2 else len(activations))
    )


def activity_penalty_backward(activations, lam):
    return lam * np.sign(activations) / len(activations)
