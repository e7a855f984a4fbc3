"""Byte-pair encoding: a vocabulary that grows by merging the most frequent pair of neighbours."""

from itertools import pairwise


def train_bpe(data, merges):
    """Learn which pairs to merge.

    The ids 0 to 255 are the bytes; the k-th merge, k = 0, 1, ..., makes the id 256 + k. Each round counts
    the pairs of neighbours, takes the most frequent one, of several the one that occurs first in the ids as
    they are now, and replaces it from left to right by its new id. A pair is counted as often as it would be
    merged: aaa holds aa once, not twice. Nothing splits the data beforehand, so a token may hold a space.

    data     bytes, perhaps empty
    merges   how many pairs to merge at most, an integer of at least 0
    returns a list of pairs (left id, right id), in the order learned; it is shorter than merges where no pair
            occurs twice any more

    Sources: P. Gage, "A new algorithm for data compression", 1994; R. Sennrich, B. Haddow and A. Birch,
    "Neural machine translation of rare words with subword units", 2016.
    """
    ### BEGIN SOLUTION
    ids, pairs = list(data), []
    while len(pairs) < merges:
        counts, free_from = {}, {}  # counts are in order of first occurrence
        for i, pair in enumerate(pairwise(ids)):
            if i >= free_from.get(pair, 0):
                counts[pair] = counts.get(pair, 0) + 1
                free_from[pair] = i + 2  # a pair that overlaps this one could not be merged as well
        best = max(counts, key=counts.get, default=None)  # the first of the largest
        if best is None or counts[best] < 2:
            break
        pairs.append(best)
        ids = merge(ids, best, 255 + len(pairs))
    return pairs
    ### END SOLUTION


def merge(ids, pair, new_id):
    """The ids as a list in which the pair is replaced by new_id, from left to right.

    A step of train_bpe and of encode. It is not checked on its own: write it if you have a use for it.
    """
    ### BEGIN SOLUTION
    merged, i = [], 0
    while i < len(ids):
        if i + 1 < len(ids) and (ids[i], ids[i + 1]) == pair:
            merged.append(new_id)
            i += 2
        else:
            merged.append(ids[i])
            i += 1
    return merged
    ### END SOLUTION


def encode(data, merges):
    """The ids of some data: its bytes, with the merges applied by rank, the first one learned first.

    Each merge replaces its pair wherever it stands, from left to right, before the next one has its turn.

    data     bytes, perhaps empty; any bytes, not only those of the training
    merges   what train_bpe returned: a list of pairs, the k-th making id 256 + k
    returns a list of integers
    """
    ### BEGIN SOLUTION
    ids = list(data)
    for rank, pair in enumerate(merges):
        ids = merge(ids, pair, 256 + rank)
    return ids
    ### END SOLUTION


def decode(ids, merges):
    """The bytes that the ids stand for: decode(encode(data, merges), merges) == data, whatever the bytes.

    ids      integers, each below 256 + len(merges)
    merges   as in encode
    returns bytes; they need not be valid text, for a token may end within a character
    """
    ### BEGIN SOLUTION
    vocabulary = [bytes([byte]) for byte in range(256)]
    for left, right in merges:
        vocabulary.append(vocabulary[left] + vocabulary[right])
    return b"".join(vocabulary[i] for i in ids)
    ### END SOLUTION
