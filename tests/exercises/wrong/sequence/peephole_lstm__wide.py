# Wrong: float32 comes back as float64.
import numpy as np


def peephole_lstm_cell(x, h, c, w, u, v, b):
    keys = "ifog"
    z = np.einsum("khj,nj->knh", np.stack([w[k] for k in keys]), h, dtype=float)
    z += np.einsum("khd,nd->knh", np.stack([u[k] for k in keys]), x)
    z += np.stack([b[k] for k in keys])[:, None]
    z[:3] += np.stack([v[k] for k in keys[:3]])[:, None] * c
    with np.errstate(over="ignore"):
        i, f, o = 1 / (1 + np.exp(-z[:3]))
    c = f * c + i * np.tanh(z[3])
    return o * np.tanh(c), c
