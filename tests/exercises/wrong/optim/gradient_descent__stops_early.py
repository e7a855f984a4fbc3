# Wrong: it repeats the last point once the steps have become small.
import numpy as np


def gradient_descent(grad, x0, lr, steps):
    x = x0 if x0.dtype.kind == "f" else x0.astype(np.float64)
    path = [x]
    for _ in range(steps):
        step = lr * grad(path[-1])
        path.append(path[-1] - step if np.abs(step).max() > 1e-4 else path[-1])
    return np.stack(path)
