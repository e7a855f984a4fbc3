import numpy as np


def gradient_descent(grad, x0, lr, steps):
    points = [x0 * 1.0]
    while len(points) <= steps:
        points.append(points[-1] - lr * grad(points[-1].copy()))
    return np.stack(points)
