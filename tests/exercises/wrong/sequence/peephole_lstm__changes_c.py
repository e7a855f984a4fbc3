# Wrong: the old cell state is overwritten.
import numpy as np


def sigmoid(a):
    small = np.exp(-np.abs(a))
    return np.where(a >= 0, 1 / (1 + small), small / (1 + small))


def peephole_lstm_cell(x, h, c, w, u, v, b):
    new_h, new_c = np.zeros_like(h), c
    for row in range(len(x)):
        gate = {}
        for key in w:
            z = w[key].dot(h[row]) + u[key].dot(x[row]) + b[key]
            gate[key] = sigmoid(z + np.diag(v[key]).dot(c[row])) if key in v else np.tanh(z)
        new_c[row] = gate["f"] * c[row] + gate["i"] * gate["g"]
        new_h[row] = gate["o"] * np.tanh(new_c[row])
    return [new_h, new_c]
