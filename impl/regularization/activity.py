"""Activity regularisation: a penalty on what a layer puts out, not on its weights."""

import numpy as np


def activity_penalty(activations, lam):
    """lam times the sum of |a| over all activations, divided by the number of examples N.

    It asks for few active units on each example; sparse autoencoders are trained with it. The division makes
    it the mean over the batch, so that its strength does not depend on the batch's size.

        R = lam / N  sum |a|

    activations   outputs of a layer (N, ...), an example in each item of the first axis; float32 or float64
    lam           strength, a number
    returns one number

    Source: I. Goodfellow, Y. Bengio and A. Courville, "Deep learning", section 7.10, 2016.
    """
    ### BEGIN SOLUTION
    return lam * np.abs(activations).sum() / len(activations)
    ### END SOLUTION


def activity_penalty_backward(activations, lam):
    """dR/da = lam sign(a) / N, with the subgradient 0 where a = 0; of the activations' shape and dtype."""
    ### BEGIN SOLUTION
    return lam * np.sign(activations) / activations.shape[0]
    ### END SOLUTION
