# Wrong: an AssertionError instead of a ValueError.
import torch.nn as nn
import torch.nn.functional as F


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, heads):
        super().__init__()
        assert d_model % heads == 0, "d_model is not divisible by heads"
        self.heads = heads
        self.out, self.v, self.k, self.q = (nn.Linear(d_model, d_model) for _ in range(4))

    def forward(self, x, causal=False):
        cut = (*x.shape[:2], self.heads, x.shape[-1] // self.heads)
        q, k, v = (f(x).reshape(cut).permute(0, 2, 1, 3) for f in (self.q, self.k, self.v))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=causal)
        return self.out(y.permute(0, 2, 1, 3).flatten(2))
