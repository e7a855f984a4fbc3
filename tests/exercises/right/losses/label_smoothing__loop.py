import math

import numpy as np


def _rows(logits, labels, smoothing):
    if smoothing < 0 or smoothing > 1:
        raise ValueError(f"{smoothing} is no smoothing")
    classes = logits.shape[1]
    for row, label in zip(logits.tolist(), labels, strict=True):
        top = max(row)
        log_sum = top + math.log(sum(math.exp(value - top) for value in row))
        target = [smoothing / classes + (1 - smoothing) * (c == label) for c in range(classes)]
        yield [value - log_sum for value in row], target


def label_smoothing_cross_entropy(logits, labels, smoothing=0.1):
    rows = list(_rows(logits, labels, smoothing))
    return -sum(t * value for logs, target in rows for value, t in zip(logs, target, strict=True)) / len(rows)


def label_smoothing_cross_entropy_backward(logits, labels, smoothing=0.1):
    grad = np.empty_like(logits)
    for n, (logs, target) in enumerate(_rows(logits, labels, smoothing)):
        grad[n] = [(math.exp(value) - t) / len(logits) for value, t in zip(logs, target, strict=True)]
    return grad
