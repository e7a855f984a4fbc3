"""The negative log-likelihood of class labels, with labels to be left out."""

import numpy as np


def nll(log_probs, labels, ignore_index=-100):
    """The mean of minus the log-probability of each example's label, over the labels that count.

    What cross-entropy does after log-softmax. Padding in a batch of sentences and unlabelled pixels carry the
    label ignore_index: they add nothing to the sum, nor to the number that it is divided by.

        L = -1/M sum_n log_probs_n,labels_n        over the M examples with labels_n != ignore_index

    log_probs      log-probabilities (N, C), float32 or float64; taken as they are, no log is applied
    labels         (N,) integers of any dtype, each in [0, C) or equal to ignore_index
    ignore_index   an integer: the label of what does not count; it may be a class in [0, C), too
    returns a number; nan where every label is ignored

    Source: C. Bishop, "Pattern Recognition and Machine Learning", section 4.3.4, 2006; PyTorch's NLLLoss for
    ignore_index.
    """
    ### BEGIN SOLUTION
    rows = np.flatnonzero(labels != ignore_index)  # the examples that count
    picked = log_probs[rows, labels[rows]]
    return -picked.mean() if len(rows) else np.nan
    ### END SOLUTION


def nll_backward(log_probs, labels, ignore_index=-100):
    """The gradient of L = nll(log_probs, labels, ignore_index) with respect to log_probs.

        dL/dlog_probs_nc = -1/M    where c = labels_n and labels_n != ignore_index, else 0

    log_probs, labels, ignore_index   as in nll
    returns dL/dlog_probs (N, C), of the dtype of log_probs

    Source: as above.
    """
    ### BEGIN SOLUTION
    grad = np.zeros_like(log_probs)
    counted = np.flatnonzero(labels != ignore_index)
    grad[counted, labels[counted]] = -1 / max(len(counted), 1)
    return grad
    ### END SOLUTION
