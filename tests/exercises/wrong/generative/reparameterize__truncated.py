# Wrong: draws beyond two standard deviations are cut off.
import torch


def reparameterize(mu, log_var, generator):
    eps = torch.randn(mu.shape, generator=generator, dtype=mu.dtype).clamp(-2, 2)
    return mu + torch.exp(log_var / 2) * eps
