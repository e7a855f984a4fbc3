import torch


def rope(x, positions, base=10000.0):
    d = x.shape[-1]
    wide = x.double()
    z = torch.complex(wide[..., ::2], wide[..., 1::2])
    frequency = float(base) ** (torch.arange(d // 2, device=x.device).double() * (-2 / d))
    z = z * torch.exp(1j * torch.outer(positions.double(), frequency))
    return torch.view_as_real(z).reshape(x.shape).type_as(x)
