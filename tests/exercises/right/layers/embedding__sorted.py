import numpy as np


def _flat(ids, table):
    flat = np.ravel(ids).astype(np.intp)
    if flat.size and (flat.min() < 0 or flat.max() > table.shape[0] - 1):
        raise IndexError("no such row")
    return flat


def embedding(ids, table):
    return np.take(table, _flat(ids, table), axis=0).reshape(
        *np.shape(ids), -1 if np.size(ids) else table.shape[1]
    )


def embedding_backward(grad, ids, table):
    flat = _flat(ids, table)
    gradient = np.zeros_like(table)
    if flat.size:
        order = np.argsort(flat, kind="stable")
        present, start = np.unique(flat[order], return_index=True)
        gradient[present] = np.add.reduceat(grad.reshape(len(flat), -1)[order], start, axis=0)
    return gradient
