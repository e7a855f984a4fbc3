"""Early stopping: end training when the validation metric stops getting better."""

import copy
import math


class EarlyStopping:
    """Watch a validation metric, keep the weights of its best epoch, and say when patience is at an end.

    The cheapest regulariser: it costs a copy of the weights and saves epochs.

    An epoch is an improvement if its metric is better than that of the last improvement by MORE than
    min_delta: below best - min_delta in mode 'min' (a loss), above best + min_delta in mode 'max' (an
    accuracy). The first number is one whatever it is; nan never is.

    best           the metric of the last improvement
    best_epoch     when that was, counted from 0, one epoch for each call of update
    best_weights   a deep copy of the weights then

    These three mean something from the first number on.

    Source: L. Prechelt, "Early stopping, but when?", 1998.
    """

    def __init__(self, patience, min_delta=0.0, mode="min"):
        """Set up.

        patience    epochs in a row without an improvement after which to stop, an integer >= 1
        min_delta   what the metric must get better by; as much is not enough
        mode        'min' where lower is better, 'max' where higher is
        """
        ### BEGIN SOLUTION
        self.patience = patience
        self.min_delta = min_delta
        self.sign = 1 if mode == "min" else -1  # times this, lower is better
        self.best = None
        self.best_epoch = None
        self.best_weights = None
        self.epoch = -1
        self.bad_epochs = 0  # in a row
        ### END SOLUTION

    def update(self, metric, weights):
        """Take in the metric and the weights of one epoch, and tell whether to stop.

        metric    a number, nan and infinities included
        weights   arrays, or lists and dicts of them; whoever calls goes on changing them
        returns True when this was the patience-th epoch in a row without an improvement, else False
        """
        ### BEGIN SOLUTION
        self.epoch += 1
        first = self.best is None and not math.isnan(metric)
        better = self.best is not None and self.sign * metric < self.sign * self.best - self.min_delta
        if first or better:
            self.best = metric
            self.best_epoch = self.epoch
            self.best_weights = copy.deepcopy(weights)
            self.bad_epochs = 0
        else:
            self.bad_epochs += 1
        return self.bad_epochs >= self.patience
        ### END SOLUTION
