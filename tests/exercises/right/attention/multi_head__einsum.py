import torch
from torch import einsum, nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, heads):
        super().__init__()
        if d_model // heads * heads != d_model:
            raise ValueError(f"d_model={d_model}, heads={heads}")
        self.h = heads
        self.q, self.k = nn.Linear(d_model, d_model), nn.Linear(d_model, d_model)
        self.v, self.out = nn.Linear(d_model, d_model), nn.Linear(d_model, d_model)
        self.register_buffer("seen", torch.ones(64, 64).tril() > 0, persistent=False)

    def forward(self, x, causal=False):
        t = x.shape[1]
        q, k, v = (f(x).unflatten(-1, (self.h, -1)) for f in (self.q, self.k, self.v))
        s = einsum("nihd,njhd->nhij", q * q.shape[-1] ** -0.5, k)
        if causal:
            s = torch.where(self.seen[:t, :t].bool(), s, s.new_tensor(-1e30))
        return self.out(einsum("nhij,njhd->nihd", s.softmax(-1), v).flatten(-2))
