import math

import torch
from torch import nn


class CachedAttention(nn.Module):
    def __init__(self, d_model, heads):
        super().__init__()
        self.heads = heads
        for name in ("q", "k", "v", "out"):
            setattr(self, name, nn.Linear(d_model, d_model))

    def forward(self, x):
        cache, outputs = None, []
        for x_t in x.unbind(1):
            y_t, cache = self.step(x_t, cache)
            outputs.append(y_t)
        return torch.stack(outputs, 1)

    def step(self, x_t, cache):
        old = cache or {"k": [], "v": []}
        cache = {"k": old["k"] + [self.k(x_t)], "v": old["v"] + [self.v(x_t)]}
        n, d = x_t.shape
        q = self.q(x_t).view(n, self.heads, -1) / math.sqrt(d // self.heads)
        keys, values = (torch.stack(cache[name]).view(-1, n, self.heads, d // self.heads) for name in "kv")
        p = torch.einsum("nhd,snhd->nhs", q, keys).softmax(-1)
        return [self.out(torch.einsum("nhs,snhd->nhd", p, values).reshape(n, d)), cache]
