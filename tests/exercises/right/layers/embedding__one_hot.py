import numpy as np


def _one_hot(ids, table):
    ids = np.asarray(ids).astype(np.int64)
    hot = ids[..., None] == np.arange(table.shape[0])
    if not hot.any(axis=-1).all():
        raise ValueError("an id is outside the table")
    return hot.astype(table.dtype)


def embedding(ids, table):
    return _one_hot(ids, table) @ table


def embedding_backward(grad, ids, table):
    hot = _one_hot(ids, table).reshape(-1, len(table))
    return hot.T @ grad.reshape(-1, table.shape[1])
