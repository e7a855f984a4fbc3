import math

import torch
import torch.nn as nn


class Head(nn.Module):
    def __init__(self, d_model, size):
        super().__init__()
        self.key, self.query, self.value = (nn.Linear(d_model, size) for _ in range(3))

    def forward(self, x, causal):
        scores = self.query(x) @ self.key(x).transpose(-2, -1) / math.sqrt(self.key.out_features)
        if causal:
            scores = scores.masked_fill(torch.ones_like(scores).tril() == 0, float("-inf"))
        return scores.softmax(-1) @ self.value(x)


class TransformerBlock(nn.Module):
    def __init__(self, d_model, heads, d_hidden):
        super().__init__()
        self.heads = nn.ModuleList(Head(d_model, d_model // heads) for _ in range(heads))
        self.proj = nn.Linear(d_model, d_model)
        self.mlp = nn.Sequential(
            nn.Linear(d_model, d_hidden), nn.GELU(approximate="tanh"), nn.Linear(d_hidden, d_model)
        )
        self.ln1, self.ln2 = nn.LayerNorm(d_model), nn.LayerNorm(d_model)

    def forward(self, x, causal=True):
        normed = self.ln1(x)
        x = x + self.proj(torch.cat([head(normed, causal) for head in self.heads], -1))
        return x + self.mlp(self.ln2(x))
