# Wrong: the perplexity is a root of exp of the sum, which is past the range of floats long before the mean is.
import numpy as np


def sequence_nll(logits, tokens):
    shifted = logits - logits.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(tokens)), tokens]).sum()


def perplexity(logits, tokens):
    with np.errstate(over="ignore"):
        return np.exp(np.float64(sequence_nll(logits, tokens))) ** (1 / len(tokens))
