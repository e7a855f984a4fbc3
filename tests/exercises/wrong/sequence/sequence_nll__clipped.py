# Wrong: probabilities are clipped away from 0, so that an unlikely token costs too little.
import numpy as np


def sequence_nll(logits, tokens):
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return -np.log(np.clip(p[np.arange(len(tokens)), tokens], 1e-30, 1)).sum()


def perplexity(logits, tokens):
    with np.errstate(over="ignore"):
        return np.exp(sequence_nll(logits, tokens) / len(tokens))
