import torch
from torch import nn


class TransformerBlock(nn.Module):
    def __init__(self, d_model, heads, d_hidden):
        super().__init__()
        self.ln1 = nn.LayerNorm(d_model)
        self.attn = nn.MultiheadAttention(d_model, heads, batch_first=True)
        self.ln2 = nn.LayerNorm(d_model)
        self.mlp = nn.Sequential(nn.Linear(d_model, d_hidden), nn.GELU(), nn.Linear(d_hidden, d_model))

    def forward(self, x, causal=True):
        t = x.shape[1]
        blocked = torch.ones(t, t, dtype=torch.bool, device=x.device).triu(1) if causal else None
        h = self.ln1(x)
        x = x + self.attn(h, h, h, attn_mask=blocked, need_weights=False)[0]
        return x + self.mlp(self.ln2(x))
