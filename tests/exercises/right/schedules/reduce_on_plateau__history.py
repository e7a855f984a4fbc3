class ReduceOnPlateau:
    """Remembers every metric, and works all out anew."""

    def __init__(self, lr, factor=0.1, patience=10, threshold=1e-4, min_lr=0.0):
        self.arguments = lr, factor, patience, threshold, min_lr
        self.metrics = []

    def step(self, metric):
        self.metrics.append(metric)
        lr, factor, patience, threshold, min_lr = self.arguments
        best, bad = self.metrics[0], 0
        for m in self.metrics[1:]:
            bad += 1
            if m < best - best * threshold:
                best, bad = m, 0
            if bad == patience + 1:
                lr, bad = max(factor * lr, min_lr), 0
        return lr
