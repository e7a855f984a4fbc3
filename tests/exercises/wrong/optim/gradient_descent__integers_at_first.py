# Wrong: an integer x0 without a step stays an array of integers.
import numpy as np


def gradient_descent(grad, x0, lr, steps):
    path = [x0]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]))
    return np.stack(path)
