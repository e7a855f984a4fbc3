# Wrong: it divides by the best metric, which may be 0.
class ReduceOnPlateau:
    def __init__(self, lr, factor=0.1, patience=10, threshold=1e-4, min_lr=0.0):
        self.lr, self.factor, self.patience, self.threshold, self.min_lr = (
            lr,
            factor,
            patience,
            threshold,
            min_lr,
        )
        self.best, self.bad = None, 0

    def step(self, metric):
        if self.best is None or metric / self.best < 1 - self.threshold:
            self.best, self.bad = metric, 0
        else:
            self.bad += 1
        if self.bad > self.patience:
            self.lr, self.bad = max(self.lr * self.factor, self.min_lr), 0
        return self.lr
