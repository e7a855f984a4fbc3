import numpy as np
import torch


class BatchNorm:
    def __init__(self, features, eps=1e-5, momentum=0.1):
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
        self.settings = momentum, eps

    def forward(self, x, training=True):
        running = torch.from_numpy(self.running_mean), torch.from_numpy(self.running_var)
        leaves = [
            torch.tensor(a, dtype=torch.float64, requires_grad=True) for a in (x, self.gamma, self.beta)
        ]
        y = torch.nn.functional.batch_norm(leaves[0], *running, *leaves[1:], training, *self.settings)
        if training:
            self.leaves, self.y = leaves, y
        return y.detach().numpy().astype(x.dtype)

    def backward(self, grad):
        cotangent = torch.tensor(grad, dtype=torch.float64)
        found = torch.autograd.grad(self.y, self.leaves, cotangent, retain_graph=True)
        return tuple(g.numpy().astype(grad.dtype) for g in found)
