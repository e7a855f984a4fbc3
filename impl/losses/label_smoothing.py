"""Cross-entropy with label smoothing: a target that is never quite sure."""

import numpy as np


def label_smoothing_cross_entropy(logits, labels, smoothing=0.1):
    """The mean cross-entropy between smoothed labels and softmax(logits).

    With one-hot targets a classifier can always gain by making the right logit still larger. Here a part s of
    the target is spread evenly over all C classes, the right one included: the best logits are finite.

        t_nc = (1 - s) [c = labels_n] + s / C        [...] is 1 where true, else 0
        L    = 1/N sum_n sum_c -t_nc log(softmax(logits_n)_c)

    logits      scores (N, C), float32 or float64
    labels      the right classes (N,), integers of any dtype in [0, C)
    smoothing   s, a number in [0, 1]; 0 gives plain cross-entropy, 1 forgets the labels
    returns a number

    Finite, accurate and free of warnings for logits of 1e4 and -1e4.
    Raises ValueError, with the word smoothing, for a smoothing outside [0, 1].

    Source: C. Szegedy et al., "Rethinking the Inception architecture for computer vision", 2016.
    """
    ### BEGIN SOLUTION
    if not 0 <= smoothing <= 1:
        raise ValueError(f"smoothing must be in [0, 1], got {smoothing}")
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))  # (N, C)
    right = log_probs[np.arange(len(logits)), labels]
    spread = log_probs.mean(axis=1)
    return -np.mean((1 - smoothing) * right + smoothing * spread)
    ### END SOLUTION


def label_smoothing_cross_entropy_backward(logits, labels, smoothing=0.1):
    """The gradient of L = label_smoothing_cross_entropy(…) with respect to the logits.

        dL/dlogits_nc = 1/N (softmax(logits_n)_c - t_nc)        the target t as above

    logits, labels, smoothing   as in label_smoothing_cross_entropy, with the same ValueError
    returns dL/dlogits (N, C), of the logits' dtype; finite and free of warnings for logits of 1e4 and -1e4

    Source: as above.
    """
    ### BEGIN SOLUTION
    if not 0 <= smoothing <= 1:
        raise ValueError(f"smoothing must lie in [0, 1], got {smoothing}")
    rows, width = logits.shape
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    grad = exps / exps.sum(axis=1, keepdims=True)  # softmax
    grad -= smoothing / width
    grad[np.arange(rows), labels] -= 1 - smoothing
    return grad / rows
    ### END SOLUTION
