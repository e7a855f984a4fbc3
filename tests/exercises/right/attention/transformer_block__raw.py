import torch
import torch.nn.functional as F
from torch import nn


def weight(*shape):
    return nn.Parameter(torch.randn(*shape) / shape[-2] ** 0.5)


class TransformerBlock(nn.Module):
    """Weights as einsum has them: (d, heads, size) and back."""

    def __init__(self, d_model, heads, d_hidden):
        super().__init__()
        size = d_model // heads
        self.w_qkv, self.b_qkv = weight(3, heads, d_model, size), nn.Parameter(torch.zeros(3, heads, 1, size))
        self.w_out, self.b_out = weight(heads, size, d_model), nn.Parameter(torch.zeros(d_model))
        self.w1, self.b1 = weight(d_model, d_hidden), nn.Parameter(torch.zeros(d_hidden))
        self.w2, self.b2 = weight(d_hidden, d_model), nn.Parameter(torch.zeros(d_model))
        self.ln1, self.ln2 = nn.LayerNorm(d_model), nn.LayerNorm(d_model)

    def forward(self, x, causal=True):
        q, k, v = torch.einsum("ntd,rhde->rnhte", self.ln1(x), self.w_qkv) + self.b_qkv[:, None]
        o = F.scaled_dot_product_attention(q, k, v, is_causal=causal)
        x = x + torch.einsum("nhte,hed->ntd", o, self.w_out) + self.b_out
        return x + F.gelu(self.ln2(x) @ self.w1 + self.b1) @ self.w2 + self.b2
