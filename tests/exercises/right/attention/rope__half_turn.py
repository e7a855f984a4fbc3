import torch


def rope(x, positions, base=10000.0):
    d = x.shape[-1]
    inverse = 1.0 / base ** (torch.arange(0, d, 2, device=x.device).float() / d)
    angle = torch.einsum("t,f->tf", positions.float(), inverse).repeat_interleave(2, dim=-1)
    quarter = torch.empty_like(x)
    quarter[..., 0::2] = -x[..., 1::2]
    quarter[..., 1::2] = x[..., 0::2]
    return x * angle.cos().to(x.dtype) + quarter * angle.sin().to(x.dtype)
