# Wrong: all objects share one count.
import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best = self.best_epoch = self.best_weights = None
        self.epoch = EarlyStopping.bad = 0

    def update(self, metric, weights):
        if self.improves(metric):
            self.best, self.best_epoch, EarlyStopping.bad = metric, self.epoch, 0
            self.best_weights = copy.deepcopy(weights)
        else:
            EarlyStopping.bad += 1
        self.epoch += 1
        return self.bad >= self.patience

    def improves(self, metric):
        if metric != metric:
            return False
        if self.best is None:
            return True
        if self.mode == "min":
            return metric < self.best - self.min_delta
        return metric > self.best + self.min_delta
