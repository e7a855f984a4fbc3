import pickle


class EarlyStopping:
    """Keeps all metrics and works everything out from them."""

    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.patience, self.min_delta, self.lower = patience, min_delta, mode == "min"
        self.metrics, self.kept, self.found = [], b"", []

    def update(self, metric, weights):
        self.metrics.append(metric)
        gain = None
        if self.found:
            gain = self.best - metric if self.lower else metric - self.best
        if metric == metric and (gain is None or gain > self.min_delta):
            self.found.append(len(self.metrics) - 1)
            self.kept = pickle.dumps(weights)
        idle = len(self.metrics) - 1 - (self.found[-1] if self.found else -1)
        if idle >= self.patience:
            return True

    @property
    def best_epoch(self):
        return self.found[-1]

    @property
    def best(self):
        return self.metrics[self.found[-1]]

    @property
    def best_weights(self):
        return pickle.loads(self.kept)
