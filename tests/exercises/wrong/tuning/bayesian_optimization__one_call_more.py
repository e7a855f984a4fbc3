# Wrong: f is called once more for the best value, beyond the number of evaluations.
import numpy as np


def maximize(f, low, high, evaluations, rng):
    grid = np.linspace(low, high, 401)
    x = np.array([rng.uniform(low, high)])
    y = np.array([f(x[0])])
    while len(y) < evaluations:
        z = (y - y.mean()) / (y.std() or 1.0)
        cov = np.exp(-50 * ((x[:, None] - x) / (high - low)) ** 2) + 1e-6 * np.eye(len(x))
        cross = np.exp(-50 * ((grid[:, None] - x) / (high - low)) ** 2)
        solved = np.linalg.solve(cov, cross.T)
        bound = z @ solved + 2 * np.sqrt(np.maximum(1 - (cross.T * solved).sum(0), 0))
        x = np.append(x, grid[bound.argmax()])
        y = np.append(y, f(x[-1]))
    best = x[y.argmax()]
    return best, f(best)
