# Wrong: ignore_index is cast to the labels' dtype, where 257 becomes class 1.
import numpy as np


def _counted(labels, ignore_index):
    return np.flatnonzero(labels != np.array(ignore_index).astype(labels.dtype))


def nll(log_probs, labels, ignore_index=-100):
    keep = _counted(labels, ignore_index)
    return -np.mean(log_probs[keep, labels[keep]]) if keep.size else np.nan


def nll_backward(log_probs, labels, ignore_index=-100):
    keep = _counted(labels, ignore_index)
    grad = np.zeros_like(log_probs)
    grad[keep, labels[keep]] = -1 / max(keep.size, 1)
    return grad
