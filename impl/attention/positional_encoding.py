"""Sinusoidal positional encoding: waves of many lengths tell each position from every other."""

import numpy as np


def sinusoidal(t, d):
    """Encode the positions 0 to t - 1 as vectors of d numbers, to be added to the embeddings.

    Attention by itself does not know the order of its inputs. Each pair of columns is a wave of its own
    length, from 2 pi up to nearly 10000 * 2 pi positions, like the hands of a clock; one step further is the
    same rotation at every position.

        y[p, 2i]     = sin(p / 10000^(2i/d))
        y[p, 2i + 1] = cos(p / 10000^(2i/d))

    t   number of positions, an integer
    d   size of each vector, an even integer; an odd one raises ValueError
    returns a float array (t, d)

    Source: A. Vaswani et al., "Attention is all you need", section 3.5, 2017.
    """
    ### BEGIN SOLUTION
    if d % 2:
        raise ValueError(f"d must be even, not {d}: every sine has its cosine")
    position = np.arange(t)[:, None]
    frequency = 10000.0 ** (-np.arange(0, d, 2) / d)
    angle = position * frequency
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).reshape(t, d)
    ### END SOLUTION
