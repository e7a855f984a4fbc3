# Wrong: probabilities are kept away from 0 and 1 by 1e-7, which bounds the loss.
import numpy as np


def bce_with_logits(z, y):
    p = np.clip((np.tanh(z / 2) + 1) / 2, 1e-7, 1 - 1e-7)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def bce_with_logits_backward(z, y):
    sigmoid = np.exp(-np.logaddexp(0, -z))
    return (sigmoid - y) / z.size
