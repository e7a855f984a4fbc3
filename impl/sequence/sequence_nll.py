"""The likelihood of a sequence under an autoregressive model, and the perplexity made from it."""

import numpy as np


def sequence_nll(logits, tokens):
    """The negative log-probability of a whole sequence, in nats.

    An autoregressive model predicts each token from those before it. By the chain rule of probability the
    predictions multiply to the probability of the sequence, so their logarithms add up:

        -log P(x_1, ..., x_T) = -sum_t log P(x_t | x_1, ..., x_t-1)
        P(x_t = v | ...)      = softmax(logits_t)_v

    logits   scores (T, V), float32 or float64; row t holds those for tokens[t], so nothing is to be shifted
    tokens   the ids that came (T,), integers of any dtype in [0, V)
    returns a number, the sum over the T tokens

    Finite, accurate and free of warnings for logits of 1e4 and -1e4.

    Source: Y. Bengio, R. Ducharme, P. Vincent and C. Jauvin, "A neural probabilistic language model", 2003.
    """
    ### BEGIN SOLUTION
    shifted = logits - logits.max(axis=1, keepdims=True)  # (T, V), every entry <= 0
    log_sums = np.log(np.exp(shifted).sum(axis=1))  # (T,)
    return np.sum(log_sums - shifted[np.arange(len(tokens)), tokens])
    ### END SOLUTION


def perplexity(logits, tokens):
    """The exponential of the mean negative log-probability: how many tokens the model wavers between.

        perplexity = exp( -1/T sum_t log P(x_t | x_1, ..., x_t-1) )

    It is 1 for a model that was sure of each token, and V for one that deems all tokens equally likely.

    logits, tokens   as in sequence_nll
    returns a number; inf, without a warning, where it is past the range of floats, and stable otherwise

    Source: F. Jelinek, R. Mercer, L. Bahl and J. Baker, "Perplexity: a measure of the difficulty of speech
    recognition tasks", 1977.
    """
    ### BEGIN SOLUTION
    mean_nll = sequence_nll(logits, tokens) / len(tokens)
    with np.errstate(over="ignore"):
        return np.exp(mean_nll)
    ### END SOLUTION
