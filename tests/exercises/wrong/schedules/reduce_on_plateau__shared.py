# Wrong: all schedules share one best metric.
class ReduceOnPlateau:
    best, bad = float("inf"), 0

    def __init__(self, lr, factor=0.1, patience=10, threshold=1e-4, min_lr=0.0):
        self.lr, self.factor, self.patience, self.threshold, self.min_lr = (
            lr,
            factor,
            patience,
            threshold,
            min_lr,
        )

    def step(self, metric):
        if metric < ReduceOnPlateau.best * (1 - self.threshold):
            ReduceOnPlateau.best, self.bad = metric, 0
        else:
            self.bad += 1
        if self.bad > self.patience:
            self.lr, self.bad = max(self.lr * self.factor, self.min_lr), 0
        return self.lr
