# Wrong: a run such as aaa is merged from its right end.
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
        text = text[::-1].replace(best[::-1], chr(256 + k))[::-1]
    return learned


def encode(data, merges):
    text = "".join(map(chr, data))
    for k, (left, right) in enumerate(merges):
        text = text[::-1].replace(chr(right) + chr(left), chr(256 + k))[::-1]
    return tuple(map(ord, text))


def decode(ids, merges):
    text = "".join(map(chr, ids))
    for k in reversed(range(len(merges))):
        text = text.replace(chr(256 + k), "".join(map(chr, merges[k])))
    return text.encode("latin-1")
