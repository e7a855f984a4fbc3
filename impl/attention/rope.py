"""Rotary position embedding (RoPE): queries and keys are turned by an angle that grows with the position."""

import torch


def rope(x, positions, base=10000.0):
    """Rotate each pair of neighbouring entries, (2i, 2i + 1), counterclockwise in its plane.

    Applied to queries and keys before their dot product. A rotation by m and one by n leave in it only the
    rotation by m - n, so attention sees how far apart two tokens are, wherever they stand.

        angle      = p base^(-2i/d)                                  p the position of the vector
        y[2i]      = x[2i] cos(angle) - x[2i + 1] sin(angle)
        y[2i + 1]  = x[2i] sin(angle) + x[2i + 1] cos(angle)

    x           tensor (..., T, d), any number of leading axes, d even, of any float dtype
    positions   integer tensor (T,), of any values in any order
    base        the larger, the slower the slowest pair turns
    returns a tensor of x's shape and dtype

    The angles are worked out in float32 at least: bfloat16 cannot even tell position 256 from 257.

    Source: J. Su et al., "RoFormer: enhanced transformer with rotary position embedding", 2021.
    """
    ### BEGIN SOLUTION
    d = x.shape[-1]
    dtype = torch.promote_types(x.dtype, torch.float32)
    exponent = -torch.arange(0, d, 2, dtype=dtype, device=x.device) / d
    angle = positions.to(dtype)[:, None] * base**exponent
    cos, sin = torch.cos(angle), torch.sin(angle)
    even, odd = x[..., 0::2], x[..., 1::2]
    rotated = torch.stack([even * cos - odd * sin, even * sin + odd * cos], dim=-1)
    return rotated.flatten(-2).to(x.dtype)
    ### END SOLUTION
