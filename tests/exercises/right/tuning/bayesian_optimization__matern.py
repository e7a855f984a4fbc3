# A Matern kernel, the probability of improvement by a margin, a fixed start and a list for the answer.
import math

import numpy as np


def maximize(f, low, high, evaluations, rng):
    def kernel(a, b):
        r = math.sqrt(5) * abs(a[:, None] - b[None]) / (0.2 * (high - low))
        return (1 + r + r**2 / 3) * np.exp(-r)

    x = np.linspace(low, high, 2 + 4)[1:-1][:evaluations]
    y = np.array([f(one) for one in x])
    grid = np.linspace(low, high, 301)
    for _ in range(evaluations - len(y)):
        spread = np.ptp(y) or 1.0
        z = (y - y.mean()) / spread
        factor = np.linalg.cholesky(kernel(x, x) + 1e-8 * np.eye(len(x)))
        half = np.linalg.solve(factor, kernel(x, grid))
        mean = half.T @ np.linalg.solve(factor, z)
        std = np.sqrt(np.maximum(1 - (half**2).sum(0), 1e-10))
        nxt = grid[np.argmax((mean - z.max() - 0.02) / std)]
        x, y = np.append(x, nxt), np.append(y, f(nxt))
    return [x[y.argmax()], y.max()]
