# Wrong: lr is multiplied into the array that grad returned, unless that is x itself.
import numpy as np


def gradient_descent(grad, x0, lr, steps):
    x = x0 if x0.dtype.kind == "f" else x0.astype(np.float64)
    path = [x]
    for _ in range(steps):
        g = grad(x)
        if g is x:
            g = g.copy()
        g *= lr
        x = x - g
        path.append(x)
    return np.stack(path)
