# Wrong: when f raises an error, x is put back from a copy that was made too late.
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        saved = x.copy()
        try:
            up = f(x)
            x[i] = old - h
            down = f(x)
        except Exception:
            x[...] = saved
            raise
        x[i] = old
        g[i] = (up - down) / (2 * h)
    return g
