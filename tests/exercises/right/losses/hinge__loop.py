import numpy as np


def hinge(scores, y):
    return sum(max(0.0, 1.0 - float(t) * float(s)) for s, t in zip(scores, y, strict=True)) / len(scores)


def hinge_backward(scores, y):
    grad = np.zeros_like(scores)
    for i, (s, t) in enumerate(zip(scores, y, strict=True)):
        if s * t < 1:
            grad[i] = -float(t) / len(scores)
    return grad


def multiclass_hinge(scores, labels, margin=1.0):
    total = 0.0
    for row, label in zip(scores, labels, strict=True):
        for c in range(len(row)):
            if c != label:
                total += max(0.0, float(margin + row[c] - row[label]))
    return total / len(scores)


def multiclass_hinge_backward(scores, labels, margin=1.0):
    grad = np.zeros(scores.shape, dtype=scores.dtype)
    for n, label in enumerate(labels):
        for c in range(scores.shape[1]):
            if c != label and margin + scores[n, c] - scores[n, label] > 0:
                grad[n, c] += 1 / len(labels)
                grad[n, label] -= 1 / len(labels)
    return grad
