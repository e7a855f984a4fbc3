import math

import torch


class MultiHeadAttention(torch.nn.Module):
    def __init__(self, d_model, heads):
        super().__init__()
        self.size, rest = divmod(d_model, heads)
        if rest:
            raise ValueError(f"heads={heads} does not divide d_model={d_model}")
        for name in ("q", "k", "v", "out"):
            setattr(self, name, torch.nn.Linear(d_model, d_model))

    def forward(self, x, causal=False):
        parts = []
        for q, k, v in zip(*(f(x).split(self.size, dim=-1) for f in (self.q, self.k, self.v)), strict=True):
            scores = torch.bmm(q, k.mT) / math.sqrt(self.size)
            if causal:
                scores = scores + torch.full_like(scores, -math.inf).triu(1)
            parts.append(torch.bmm(scores.softmax(-1), v))
        return self.out(torch.cat(parts, dim=-1))
