import numpy as np


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.params = list(params)
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        self.state = {}

    def step(self, grads):
        b1, b2 = self.betas
        for i, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            state = self.state.setdefault(i, {"t": 0, "m": np.zeros_like(p), "v": np.zeros_like(p)})
            state["t"] += 1
            if self.weight_decay != 0:
                g = g + self.weight_decay * p
            state["m"] += (1 - b1) * (g - state["m"])
            state["v"] += (1 - b2) * (g * g - state["v"])
            denominator = np.sqrt(state["v"]) / np.sqrt(1 - b2 ** state["t"]) + self.eps
            np.subtract(p, self.lr / (1 - b1 ** state["t"]) * state["m"] / denominator, out=p)
