# Wrong: the positions are taken to be consecutive from the first.
import torch


def rope(x, positions, base=10000.0):
    d = x.shape[-1]
    wide = x.to(torch.promote_types(x.dtype, torch.float32))
    angle = (positions[0] + torch.arange(len(positions))).to(wide.dtype)[:, None] / base ** (
        torch.arange(0, d, 2, device=x.device).to(wide.dtype) / d
    )
    a, b = wide[..., 0::2], wide[..., 1::2]
    out = torch.stack([a * angle.cos() - b * angle.sin(), a * angle.sin() + b * angle.cos()], dim=-1)
    return out.flatten(-2).to(x.dtype)
