import math
import numpy as np


class _Scalar:
    def __init__(self):
        self.m = self.v = 0.0


class Adam:
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        self.params = params
        self.lr = lr
        self.b = betas
        self.eps = eps
        self.wd = weight_decay
        self.t = 0
        self.s = [[_Scalar() for _ in range(p.size)] for p in params]

    def step(self, grads):
        self.t += 1
        b1, b2 = self.b
        for p, g, s in zip(self.params, grads, self.s):
            for idx, st in zip(np.ndindex(p.shape), s):
                d = float(g[idx]) + self.wd * float(p[idx])
                st.m = b1 * st.m + (1 - b1) * d
                st.v = b2 * st.v + (1 - b2) * d * d
                p[idx] -= (
                    self.lr * (st.m / (1 - b1**self.t)) / (math.sqrt(st.v / (1 - b2**self.t)) + self.eps)
                )
