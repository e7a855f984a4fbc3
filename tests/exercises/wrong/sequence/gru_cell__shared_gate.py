# Wrong: one gate does the work of both.
import math

import numpy as np


def gate(a):
    return 1 / (1 + math.exp(-a)) if a > 0 else math.exp(a) / (1 + math.exp(a))


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh):
    size = h.shape[1]
    new = np.zeros_like(h)
    for row in range(len(x)):
        a = w_ih.dot(x[row]) + b_ih
        s = w_hh.dot(h[row]) + b_hh
        for k in range(size):
            r = gate(a[k] + s[k])
            z = 1 - r
            n = math.tanh(a[2 * size + k] + r * s[2 * size + k])
            new[row, k] = n + z * (h[row, k] - n)
    return new
