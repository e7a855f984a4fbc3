# Wrong: a perplexity past the range of floats is capped at the largest float, not inf.
import numpy as np


def sequence_nll(logits, tokens):
    shifted = logits - logits.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(tokens)), tokens]).sum()


def perplexity(logits, tokens):
    mean = sequence_nll(logits, tokens) / len(tokens)
    return np.exp(min(mean, np.log(np.finfo(mean.dtype).max) - 0.001))
