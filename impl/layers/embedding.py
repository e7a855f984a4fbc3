"""Embedding: from ids to vectors that are learned."""

import numpy as np


def embedding(ids, table):
    """Look up the row of each id. It is what a one-hot vector times the table would give, without the zeros.

        y[..., d] = table[ids[...], d]

    ids     integers of any dtype and any shape, an empty one too, each from 0 to V - 1
    table   the vectors, one in each row (V, D), float32 or float64
    returns y (*ids.shape, D), of table's dtype

    Raises IndexError or ValueError for an id outside the table; a negative one does not count from the end.

    Source: Y. Bengio, R. Ducharme, P. Vincent and C. Jauvin, "A neural probabilistic language model", 2003;
    torch.nn.Embedding.
    """
    ### BEGIN SOLUTION
    if np.any((ids < 0) | (ids >= len(table))):
        raise IndexError(f"ids must be from 0 to {len(table) - 1}")
    return table[ids]
    ### END SOLUTION


def embedding_backward(grad, ids, table):
    """The gradient of a loss L with respect to table, given grad = dL/dy of the forward's y.

    A row gets the gradient of every place where it was used, so those of a repeated id add up; others get 0:

        dL/dtable[v, d] = sum of grad[..., d] over all places where ids is v

    grad         dL/dy, of y's shape (*ids.shape, D) and table's dtype
    ids, table   as in embedding; an id outside the table is refused here, too
    returns dL/dtable, of table's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    if not np.all((ids >= 0) & (ids < len(table))):
        raise IndexError(f"ids must lie between 0 and {len(table) - 1}")
    dtable = np.zeros_like(table)
    np.add.at(dtable, ids, grad)
    return dtable
    ### END SOLUTION
