# Wrong: a reduction of less than 1e-8 is not made, as in PyTorch by default.
class ReduceOnPlateau:
    def __init__(self, lr, factor=0.1, patience=10, threshold=1e-4, min_lr=0.0):
        self.lr, self.factor, self.patience, self.threshold, self.min_lr = (
            lr,
            factor,
            patience,
            threshold,
            min_lr,
        )
        self.best, self.bad = float("inf"), 0

    def step(self, metric):
        if metric < self.best * (1 - self.threshold):
            self.best, self.bad = metric, 0
        else:
            self.bad += 1
        if self.bad > self.patience:
            new, self.bad = max(self.lr * self.factor, self.min_lr), 0
            self.lr = new if self.lr - new > 1e-8 else self.lr
        return self.lr
