import numpy as np


class ReduceOnPlateau:
    def __init__(self, lr, factor=0.1, patience=10, threshold=1e-4, min_lr=0.0):
        self.lr, self.factor, self.patience = np.float64(lr), factor, patience
        self.keep, self.floor = 1 - threshold, min_lr
        self.best, self.left = None, patience

    def step(self, metric):
        if self.best is None or metric < self.best * self.keep:
            self.best, self.left = metric, self.patience
            return self.lr
        self.left -= 1
        if self.left < 0:
            self.left = self.patience
            self.lr = np.maximum(self.lr * self.factor, self.floor)
        return self.lr
