# the gradient of a float32 table is float64, which is what bincount gives
import numpy as np


def embedding(ids, table):
    if ((ids < 0) | (ids >= len(table))).any():
        raise ValueError("ids")
    return table[ids]


def embedding_backward(grad, ids, table):
    if ((ids < 0) | (ids >= len(table))).any():
        raise ValueError("ids")
    flat = ids.ravel().astype(np.int64)
    columns = grad.reshape(-1, table.shape[1]).T
    return np.array([np.bincount(flat, column, minlength=len(table)) for column in columns]).T
