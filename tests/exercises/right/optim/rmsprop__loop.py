class RMSprop:
    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-8):
        self.lr, self.alpha, self.eps = lr, alpha, eps
        self.params = params
        self.means = [[0.0] * p.size for p in params]

    def step(self, grads):
        for p, mean, grad in zip(self.params, self.means, grads):
            for k, g in enumerate(map(float, grad.flat)):
                mean[k] = self.alpha * mean[k] + (1 - self.alpha) * g * g
                p.flat[k] -= self.lr * g / (mean[k] ** 0.5 + self.eps)
