from copy import deepcopy

import numpy as np


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.left = self.patience = patience
        self.min_delta = min_delta
        self.better = {"min": np.less, "max": np.greater}[mode]
        self.shift = -min_delta if mode == "min" else min_delta
        self.best, self.best_epoch, self.best_weights, self.epochs = np.nan, np.int64(-1), None, 0

    def update(self, metric, weights):
        better = self.better(metric, self.best + self.shift) or (np.isnan(self.best) and not np.isnan(metric))
        self.left = self.patience if better else self.left - 1
        if better:
            self.best, self.best_epoch = np.float64(metric), np.int64(self.epochs)
            self.best_weights = deepcopy(weights)
        self.epochs += 1
        return np.bool_(self.left <= 0)
