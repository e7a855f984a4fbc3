from collections import Counter


def join(ids, pair, new):
    ids = list(ids)
    i = 0
    while i < len(ids) - 1:
        if tuple(ids[i : i + 2]) == tuple(pair):
            ids[i : i + 2] = [new]
        i += 1
    return ids


def pair_counts(ids):
    counts = Counter()
    i = 0
    while i < len(ids) - 1:
        j = i
        while j < len(ids) and ids[j] == ids[i]:
            j += 1
        if j - i > 1:
            counts[ids[i], ids[i]] += (j - i) // 2
        if j < len(ids):
            counts[ids[i], ids[j]] += 1
        i = j
    return counts


def train_bpe(data, merges):
    ids, learned = list(data), []
    for k in range(merges):
        ranked = pair_counts(ids).most_common(1)
        if not ranked or ranked[0][1] == 1:
            return learned
        learned.append(ranked[0][0])
        ids = join(ids, learned[-1], 256 + k)
    return learned


def encode(data, merges):
    ranks = {tuple(pair): rank for rank, pair in enumerate(merges)}
    ids = list(data)
    while len(ids) > 1:
        pair = min(zip(ids, ids[1:]), key=lambda pair: ranks.get(pair, len(ranks)))
        if pair not in ranks:
            break
        ids = join(ids, pair, 256 + ranks[pair])
    return ids


def decode(ids, merges):
    stack, out = list(ids)[::-1], bytearray()
    while stack:
        i = stack.pop()
        if i < 256:
            out.append(i)
        else:
            left, right = merges[i - 256]
            stack += [right, left]
    return bytes(out)
