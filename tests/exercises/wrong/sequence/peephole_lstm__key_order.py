# Wrong: the peepholes of f and o have changed places.
import numpy as np


def peephole_lstm_cell(x, h, c, w, u, v, b):
    keys = "ifog"
    z = np.einsum("khj,nj->knh", np.stack([w[k] for k in keys]), h)
    z += np.einsum("khd,nd->knh", np.stack([u[k] for k in keys]), x)
    z += np.stack([b[k] for k in keys])[:, None]
    z[:3] += np.stack([v[k] for k in "iof"])[:, None] * c
    with np.errstate(over="ignore"):
        i, f, o = 1 / (1 + np.exp(-z[:3]))
    c = f * c + i * np.tanh(z[3])
    return o * np.tanh(c), c
