# Wrong: encode takes the merges out of the list that it is given.
def train_bpe(data, merges):
    text = "".join(map(chr, data))
    learned = []
    for k in range(merges):
        candidates = [text[i : i + 2] for i in range(len(text) - 1)]
        if not candidates:
            break
        best = max(candidates, key=text.count)
        if text.count(best) == 1:
            break
        learned.append([ord(c) for c in best])
        text = text.replace(best, chr(256 + k))
    return learned


def encode(data, merges):
    text = "".join(map(chr, data))
    for k in range(len(merges)):
        left, right = merges.pop(0)
        text = text.replace(chr(left) + chr(right), chr(256 + k))
    return tuple(map(ord, text))


def decode(ids, merges):
    text = "".join(map(chr, ids))
    for k in reversed(range(len(merges))):
        text = text.replace(chr(256 + k), "".join(map(chr, merges[k])))
    return text.encode("latin-1")
