import torch


def reparameterize(mu, log_var, generator):
    std = torch.sqrt(torch.exp(log_var))
    flat = [torch.randn((), generator=generator, dtype=mu.dtype) for _ in range(mu.numel())]
    return mu + std * torch.stack(flat).view(mu.shape)
