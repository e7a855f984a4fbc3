"""Gradient clipping: keep one bad batch from throwing the weights far away."""

import numpy as np


def clip_by_value(grads, limit):
    """Limit every entry of every gradient to [-limit, limit].

    Simple, but it bends the direction: large entries are cut, small ones stay.

    grads   list of arrays of any shapes, float32 or float64; not changed
    limit   the largest size that an entry may have, a positive number
    returns a new list of arrays with the shapes and dtypes of grads

    Source: I. Goodfellow, Y. Bengio and A. Courville, "Deep learning", section 10.11.1, 2016.
    """
    ### BEGIN SOLUTION
    return [np.clip(g, -limit, limit) for g in grads]
    ### END SOLUTION


def clip_by_norm(grads, max_norm):
    """Shorten all gradients by one factor, where together they are longer than max_norm.

        norm = sqrt(sum of the squares of all entries of all arrays)      one number for the whole model
        g   <- g * max_norm / norm      where norm > max_norm; else every g keeps its values

    The direction of the step stays. This is the usual remedy for the exploding gradients of recurrent
    networks, and large language models are trained with it as well.

    grads      list of arrays of any shapes, float32 or float64; not changed, and they may all be zero
    max_norm   the largest norm that is let through, a positive number
    returns the tuple (clipped, norm): a new list of arrays with the shapes and dtypes of grads, and the norm
            before clipping, a float

    Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent neural networks",
    2013.
    """
    ### BEGIN SOLUTION
    norm = float(np.sqrt(sum(np.sum(np.square(g, dtype=np.float64)) for g in grads)))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in grads], norm
    ### END SOLUTION
