# Wrong: no steps at all make one step.
import numpy as np


def gradient_descent(grad, x0, lr, steps):
    x = x0 if x0.dtype.kind == "f" else x0.astype(np.float64)
    path = [x]
    while True:
        x = x - lr * grad(x)
        path.append(x)
        if len(path) > steps:
            return np.stack(path)
