import numpy as np


def sinusoidal(t, d):
    if d & 1:
        raise ValueError("expected an even d")
    step = np.exp(1j * 10000.0 ** (-np.arange(d // 2) * 2 / d))
    turned = step ** np.arange(t)[:, None]
    return np.dstack((turned.imag, turned.real)).reshape(t, -1)
