"""The transformer block: attention mixes positions, an MLP works on each, both added to a residual stream."""

import torch
import torch.nn.functional as F
from torch import nn


class TransformerBlock(nn.Module):
    """A pre-norm block, of which a GPT is a stack.

    Each half reads a normalised copy of the stream and adds what it has found, so that the stream itself runs
    through the whole network untouched:

        x = x + attn(ln1(x))        multi-head self-attention, as in MultiHeadAttention
        x = x + mlp(ln2(x))         linear to d_hidden, GELU, linear back to d_model; on each position alone

    Every linear layer has a bias; there is no dropout. F.scaled_dot_product_attention may be used.

    Source: A. Radford et al., "Language models are unsupervised multitask learners", 2019 (GPT-2);
    R. Xiong et al., "On layer normalization in the transformer architecture", 2020.
    """

    def __init__(self, d_model, heads, d_hidden):
        """Make the layer norms, with the names ln1 and ln2, and the other layers, with names of your choice.

        heads divides d_model.
        """
        super().__init__()
        ### BEGIN SOLUTION
        self.heads = heads
        self.ln1 = nn.LayerNorm(d_model)
        self.qkv = nn.Linear(d_model, 3 * d_model)
        self.out = nn.Linear(d_model, d_model)
        self.ln2 = nn.LayerNorm(d_model)
        self.up = nn.Linear(d_model, d_hidden)
        self.down = nn.Linear(d_hidden, d_model)
        ### END SOLUTION

    def forward(self, x, causal=True):
        """Pass the stream on.

        x        tensor (N, T, d_model)
        causal   if true, no position sees a later one
        returns a tensor (N, T, d_model)
        """
        ### BEGIN SOLUTION
        n, t, _ = x.shape
        parts = self.qkv(self.ln1(x)).chunk(3, dim=-1)
        q, k, v = (part.view(n, t, self.heads, -1).transpose(1, 2) for part in parts)
        seen = F.scaled_dot_product_attention(q, k, v, is_causal=causal)
        h = x + self.out(torch.cat(seen.unbind(dim=1), dim=-1))
        return h + self.down(F.gelu(self.up(self.ln2(h))))
        ### END SOLUTION
