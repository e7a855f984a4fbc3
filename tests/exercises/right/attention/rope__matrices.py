import math

import torch


def rope(x, positions, base=10000.0):
    d = x.shape[-1]
    out = x.clone()
    for row, p in enumerate(positions.tolist()):
        for i in range(0, d, 2):
            angle = p / base ** (i / d)
            c, s = math.cos(angle), math.sin(angle)
            turn = torch.tensor([[c, -s], [s, c]], dtype=x.dtype, device=x.device)
            out[..., row, i : i + 2] = x[..., row, i : i + 2] @ turn.T
    return out
