import numpy as np


def token_nll(logits, tokens):
    margins = logits - np.sum(logits * (np.arange(logits.shape[1]) == tokens[:, None]), axis=1, keepdims=True)
    top = margins.max(axis=1)
    return top + np.log(np.einsum("tv->t", np.exp(margins - top[:, None])))


def sequence_nll(logits, tokens):
    return float(token_nll(logits, tokens).sum())


def perplexity(logits, tokens):
    mean = token_nll(logits, tokens).mean()
    return np.inf if mean > np.log(np.finfo(mean.dtype).max) else np.exp(mean)
