"""Reduce on plateau: lower the learning rate when the loss no longer falls."""

import math


class ReduceOnPlateau:
    """Watch a metric, usually the validation loss, and lower the learning rate when it is stuck.

    Unlike other schedules it follows no fixed curve: it reacts to what happens.
    With best = inf and count = 0 at first, each step(metric) does this:

        metric < best * (1 - threshold):   best = metric, count = 0      better
        otherwise:                         count = count + 1
        count > patience:                  lr = max(lr * factor, min_lr), count = 0

    lr          the learning rate at first
    factor      by what lr is multiplied, below 1
    patience    how many metrics in a row may be no better before lr is lowered
    threshold   by what share a metric must be below the best one to count as better
    min_lr      lr does not go below this

    Source: torch.optim.lr_scheduler.ReduceLROnPlateau (mode "min", threshold_mode "rel", no cooldown, eps 0).
    """

    def __init__(self, lr, factor=0.1, patience=10, threshold=1e-4, min_lr=0.0):
        """Nothing has been seen yet."""
        ### BEGIN SOLUTION
        self.lr = lr
        self.factor = factor
        self.patience = patience
        self.threshold = threshold
        self.min_lr = min_lr
        self.best = math.inf
        self.count = 0  # of metrics in a row that were no better
        ### END SOLUTION

    def step(self, metric):
        """Take note of one metric, and return the learning rate from here on.

        metric   a number of at least 0; lower is better
        returns a float
        """
        ### BEGIN SOLUTION
        if metric < self.best * (1 - self.threshold):
            self.best = metric
            self.count = 0
        else:
            self.count += 1
        if self.count > self.patience:
            self.lr = max(self.lr * self.factor, self.min_lr)
            self.count = 0
        return self.lr
        ### END SOLUTION
