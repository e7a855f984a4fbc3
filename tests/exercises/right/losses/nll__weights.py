import numpy as np


def _weights(log_probs, labels, ignore_index):
    labels = labels.astype(np.int64)
    counts = labels != ignore_index
    hot = (labels[:, None] == np.arange(log_probs.shape[1])) & counts[:, None]
    return hot.astype(log_probs.dtype), counts.sum()


def nll(log_probs, labels, ignore_index=-100):
    hot, count = _weights(log_probs, labels, ignore_index)
    return np.asarray(-np.einsum("nc,nc->", hot, log_probs) / count)  # 0 / 0 = nan


def nll_backward(log_probs, labels, ignore_index=-100):
    hot, count = _weights(log_probs, labels, ignore_index)
    return (-hot / count).astype(log_probs.dtype)
