import math

import numpy as np


def _log_sum(row):
    top = max(row)
    return top + math.log(math.fsum(math.exp(value - top) for value in row))


def _check(label, classes):
    if not 0 <= label < classes:
        raise ValueError(f"labels holds {label}, but there are {classes} classes")


def cross_entropy(logits, labels):
    total = 0.0
    for row, label in zip(logits.tolist(), labels.tolist(), strict=True):
        _check(label, len(row))
        total += _log_sum(row) - row[label]
    return total / len(logits)


def cross_entropy_backward(logits, labels):
    result = np.zeros_like(logits)
    for n, (row, label) in enumerate(zip(logits.tolist(), labels.tolist(), strict=True)):
        _check(label, len(row))
        log_sum = _log_sum(row)
        for c, value in enumerate(row):
            result[n, c] = (math.exp(value - log_sum) - (c == label)) / len(logits)
    return result


def soft_cross_entropy(logits, target):
    total = 0.0
    for row, probabilities in zip(logits.tolist(), target.tolist(), strict=True):
        log_sum = _log_sum(row)
        total += sum(p * (log_sum - value) for p, value in zip(probabilities, row, strict=True))
    return total / len(logits)
