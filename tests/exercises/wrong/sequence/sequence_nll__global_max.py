# Wrong: one maximum is taken away from all rows, so that a row far below it has the log of 0.
import numpy as np


def sequence_nll(logits, tokens):
    shifted = logits - logits.max()
    with np.errstate(divide="ignore"):
        return np.sum(np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(tokens)), tokens])


def perplexity(logits, tokens):
    with np.errstate(over="ignore"):
        return np.exp(sequence_nll(logits, tokens) / len(tokens))
