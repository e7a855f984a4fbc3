# Wrong: all gradients are collected first and summed later, although grad may return one array each time.
import numpy as np


def gradient_descent(grad, x0, lr, steps):
    x0 = x0 if x0.dtype.kind == "f" else x0.astype(np.float64)
    gradients, path = [], [x0]
    for _ in range(steps):
        gradients.append(grad(path[-1]))
        path.append(x0 - lr * sum(gradients))
    return np.stack(path)
