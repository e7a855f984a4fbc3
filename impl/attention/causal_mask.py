"""The causal mask: which position may attend to which when a sequence is read from left to right."""

import numpy as np


def causal_mask(t):
    """Say for each pair of positions of a sequence whether the first may attend to the second.

    A language model is trained to predict every token of a text at once. That is honest only if no position
    sees what comes after it, so position i may attend to itself and to what came before:

        mask[i, j] = True where j <= i, else False

    t   length of the sequence, an integer
    returns a new boolean array (t, t): a row for each query, a column for each key; True = may attend

    Source: A. Vaswani et al., "Attention is all you need", section 3.2.3, 2017.
    """
    ### BEGIN SOLUTION
    position = np.arange(t)
    return position[None, :] <= position[:, None]
    ### END SOLUTION
