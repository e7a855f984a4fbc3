"""Causal attention with a cache of keys and values, as language models generate text."""

import torch
from torch import nn


class CachedAttention(nn.Module):
    """Causal multi-head self-attention that can also take a sequence one position at a time.

    While a text is generated, the keys and values of the past never change: position i sees no later one.
    Keep them, and a step costs one query against T keys, not T queries against T keys.

        Q, K, V = q(x), k(x), v(x)              cut into heads of size d_head = d_model / heads
        o_h     = softmax(Q_h K_h^T / sqrt(d_head)) V_h         the future hidden
        y       = out(o_1 ... o_heads)

    Head 0 is made of the first d_head entries of Q, K and V, head 1 of the next, and so on.

    Source: N. Shazeer, "Fast transformer decoding: one write-head is all you need", section 2.4, 2019.
    """

    def __init__(self, d_model, heads):
        """Make the attributes q, k, v and out, each an nn.Linear(d_model, d_model); heads divides d_model."""
        super().__init__()
        ### BEGIN SOLUTION
        self.heads = heads
        self.q = nn.Linear(d_model, d_model)
        self.k = nn.Linear(d_model, d_model)
        self.v = nn.Linear(d_model, d_model)
        self.out = nn.Linear(d_model, d_model)
        ### END SOLUTION

    def forward(self, x):
        """Attend within whole sequences, x (N, T, d_model), causally; returns (N, T, d_model)."""
        ### BEGIN SOLUTION
        n, t, d = x.shape
        q, k, v = (layer(x).view(n, t, self.heads, -1).transpose(1, 2) for layer in (self.q, self.k, self.v))
        scores = q @ k.mT / q.shape[-1] ** 0.5
        future = torch.ones(t, t, dtype=torch.bool, device=x.device).triu(1)
        weights = scores.masked_fill(future, -torch.inf).softmax(dim=-1)
        return self.out((weights @ v).transpose(1, 2).reshape(n, t, d))
        ### END SOLUTION

    def step(self, x_t, cache):
        """Take in the next position of each sequence.

        x_t     tensor (N, d_model)
        cache   None at the first position, afterwards what the step before returned
        returns (y_t, cache): the output (N, d_model), what forward gives at this position, to 1e-6; and a new
                cache. The old one stays usable, so that a generation can branch off from it.
        """
        ### BEGIN SOLUTION
        n, d = x_t.shape
        query, key, value = (layer(x_t).view(n, self.heads, 1, -1) for layer in (self.q, self.k, self.v))
        keys, values = (key, value) if cache is None else cache
        if cache is not None:
            keys, values = torch.cat([keys, key], dim=2), torch.cat([values, value], dim=2)
        seen = (query @ keys.mT / query.shape[-1] ** 0.5).softmax(dim=-1)
        return self.out((seen @ values).reshape(n, d)), (keys, values)
        ### END SOLUTION
