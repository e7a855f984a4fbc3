import numpy as np


def places(ids, pair):
    hits = np.flatnonzero((ids[:-1] == pair[0]) & (ids[1:] == pair[1]))
    kept = []
    for hit in hits:
        if not kept or hit > kept[-1] + 1:
            kept.append(hit)
    return np.array(kept, dtype=int)


def replaced(ids, pair, new):
    where = places(ids, pair)
    ids = ids.copy()
    ids[where] = new
    return np.delete(ids, where + 1)


def train_bpe(data, merges):
    ids = np.frombuffer(data, dtype=np.uint8).astype(int)
    learned = []
    for k in range(merges):
        best, most = None, 1
        for pair in dict.fromkeys(zip(ids[:-1], ids[1:])):
            count = len(places(ids, pair))
            if count > most:
                best, most = pair, count
        if best is None:
            break
        learned.append(best)
        ids = replaced(ids, best, 256 + k)
    return learned


def encode(data, merges):
    ids = np.frombuffer(data, dtype=np.uint8).astype(int)
    for k in range(len(merges)):
        ids = replaced(ids, merges[k], 256 + k)
    return ids


def decode(ids, merges):
    table = {i: bytes([i]) for i in range(256)}
    for k, (left, right) in enumerate(merges):
        table[256 + k] = table[int(left)] + table[int(right)]
    return b"".join(table[int(i)] for i in ids)
