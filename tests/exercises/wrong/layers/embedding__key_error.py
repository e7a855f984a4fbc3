# an id outside the table is a KeyError, which nobody who calls it expects
import numpy as np


def embedding(ids, table):
    rows = dict(enumerate(table))
    flat = [rows[int(i)] for i in np.ravel(ids)]
    return np.array(flat, dtype=table.dtype).reshape(*ids.shape, table.shape[1])


def embedding_backward(grad, ids, table):
    if ((ids < 0) | (ids >= len(table))).any():
        raise KeyError("ids")
    out = np.zeros_like(table)
    np.add.at(out, ids, grad)
    return out
