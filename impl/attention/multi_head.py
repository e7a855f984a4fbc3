"""Multi-head self-attention: several small attentions side by side, each with a view of its own."""

import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    """Self-attention of a sequence by `heads` heads of size d_head = d_model / heads.

    One attention gives each position one set of weights. Several heads let it look at several places at once,
    for the same number of parameters, 4 d_model^2 + 4 d_model, however many heads there are.

        Q, K, V = q(x), k(x), v(x)              each (N, T, d_model), cut into heads: (N, heads, T, d_head)
        o_h     = softmax(Q_h K_h^T / sqrt(d_head)) V_h
        y       = out(o_1 ... o_heads)          the heads side by side again, (N, T, d_model)

    Head 0 is made of the first d_head entries of Q, K and V, head 1 of the next, and so on.

    Source: A. Vaswani et al., "Attention is all you need", section 3.2.2, 2017.
    """

    def __init__(self, d_model, heads):
        """Make the attributes q, k, v and out, each an nn.Linear(d_model, d_model).

        Raises ValueError where d_model is not divisible by heads.
        """
        super().__init__()
        ### BEGIN SOLUTION
        if d_model % heads:
            raise ValueError(f"d_model must be divisible by heads: {d_model} is not by {heads}")
        self.heads = heads
        self.q = nn.Linear(d_model, d_model)
        self.k = nn.Linear(d_model, d_model)
        self.v = nn.Linear(d_model, d_model)
        self.out = nn.Linear(d_model, d_model)
        ### END SOLUTION

    def forward(self, x, causal=False):
        """Attend within each sequence.

        x        tensor (N, T, d_model), of the parameters' dtype
        causal   if true, position i sees no position after it
        returns a tensor (N, T, d_model)
        """
        ### BEGIN SOLUTION
        n, t, d = x.shape
        q, k, v = (layer(x).view(n, t, self.heads, -1).transpose(1, 2) for layer in (self.q, self.k, self.v))
        scores = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5
        if causal:
            future = torch.ones(t, t, dtype=torch.bool, device=x.device).triu(1)
            scores = scores.masked_fill(future, -torch.inf)
        heads = torch.softmax(scores, dim=-1) @ v
        return self.out(heads.transpose(1, 2).reshape(n, t, d))
        ### END SOLUTION
