import numpy as np


def sequence_nll(logits, tokens):
    picked = np.take_along_axis(logits, tokens[:, None].astype(np.int64), axis=1)[:, 0]
    return (np.logaddexp.reduce(logits, axis=1) - picked).sum()


def perplexity(logits, tokens):
    with np.errstate(all="ignore"):
        return np.exp(np.float64(sequence_nll(logits, tokens)) / tokens.size)
