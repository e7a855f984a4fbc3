import numpy as np


def nll(log_probs, labels, ignore_index=-100):
    chosen = [
        float(row[label]) for row, label in zip(log_probs, labels, strict=True) if label != ignore_index
    ]
    return -sum(chosen) / len(chosen) if chosen else float("nan")


def nll_backward(log_probs, labels, ignore_index=-100):
    count = sum(1 for label in labels if label != ignore_index)
    grad = np.zeros(log_probs.shape, log_probs.dtype)
    for n, label in enumerate(labels):
        if label != ignore_index:
            grad[n, label] = -1 / count
    return grad
