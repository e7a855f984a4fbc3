# Wrong: it breaks "opt.lr may be set between steps (lr=0: the velocity still moves)".


class SGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0, nesterov=False):
        if nesterov and momentum == 0:
            raise ValueError("nesterov needs momentum")
        self.params = params
        self.lr = lr
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.nesterov = nesterov
        self.state = {}

    def step(self, grads):
        if self.lr == 0:
            return
        for i, (p, g) in enumerate(zip(self.params, grads)):
            g = g + self.weight_decay * p
            if self.momentum:
                v = self.momentum * self.state[i] + g if i in self.state else g.copy()
                self.state[i] = v
                g = g + self.momentum * v if self.nesterov else v
            p -= self.lr * g
