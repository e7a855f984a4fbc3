"""Cross-entropy: the loss of classification, straight from the scores."""

import numpy as np


def cross_entropy(logits, labels):
    """The mean negative log-probability that softmax(logits) gives to the right classes.

    The loss of every classifier and language model. Equal logits cost log C: check that before training.

        L = 1/N sum_n [ log(sum_c exp(logits_nc)) - logits_n,labels_n ]

    logits   scores (N, C), float32 or float64
    labels   the right classes (N,), integers of any dtype, each in [0, C)
    returns a number

    Finite, accurate and free of warnings for logits of 1e4 and -1e4.
    Raises ValueError, with the word labels, for a label outside [0, C): -1 must not mean the last class.

    Source: C. Bishop, "Pattern Recognition and Machine Learning", section 4.3.4, 2006.
    """
    ### BEGIN SOLUTION
    n, classes = logits.shape
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(f"labels must be in [0, {classes}), got {labels.min()} to {labels.max()}")
    shifted = logits - logits.max(axis=1, keepdims=True)  # (N, C), every entry <= 0
    log_sums = np.log(np.exp(shifted).sum(axis=1))  # (N,)
    return np.mean(log_sums - shifted[np.arange(n), labels])
    ### END SOLUTION


def cross_entropy_backward(logits, labels):
    """The gradient of L = cross_entropy(logits, labels) with respect to the logits.

        dL/dlogits_nc = 1/N (softmax(logits_n)_c - [c = labels_n])        [...] is 1 where true, else 0

    logits, labels   as in cross_entropy, with the same ValueError
    returns dL/dlogits (N, C), of the logits' dtype; finite and free of warnings for logits of 1e4 and -1e4

    Source: as above.
    """
    ### BEGIN SOLUTION
    n, classes = logits.shape
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(f"labels must lie in [0, {classes}), got {labels.min()} to {labels.max()}")
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    grad = exps / exps.sum(axis=1, keepdims=True)  # softmax, (N, C)
    grad[np.arange(n), labels] -= 1  # minus the one-hot rows
    return grad / n
    ### END SOLUTION


def soft_cross_entropy(logits, target):
    """The mean cross-entropy between target distributions and softmax(logits).

    For targets that are probabilities: label smoothing, mixup, a teacher's opinion in distillation.

        L = 1/N sum_n sum_c -target_nc log(softmax(logits_n)_c)

    logits   scores (N, C), float32 or float64
    target   probabilities (N, C) of the same dtype, each row sums to 1
    returns a number; finite, accurate and free of warnings for logits of 1e4 and -1e4

    Source: G. Hinton, O. Vinyals and J. Dean, "Distilling the knowledge in a neural network", 2015.
    """
    ### BEGIN SOLUTION
    below_max = logits - logits.max(axis=1, keepdims=True)
    log_probs = below_max - np.log(np.exp(below_max).sum(axis=1, keepdims=True))  # (N, C)
    return -np.mean((target * log_probs).sum(axis=1))
    ### END SOLUTION
