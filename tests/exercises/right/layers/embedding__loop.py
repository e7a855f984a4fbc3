import numpy as np


def embedding(ids, table):
    rows = [table[position(i, table)] for i in ids.ravel().tolist()]
    return np.array(rows, dtype=table.dtype).reshape(ids.shape + table.shape[1:])


def embedding_backward(grad, ids, table):
    out = np.zeros(table.shape, table.dtype)
    for i, g in zip(ids.ravel().tolist(), grad.reshape(-1, table.shape[1]), strict=True):
        out[position(i, table)] += g
    return out


def position(i, table):
    return range(len(table)).index(i)
