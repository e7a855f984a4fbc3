# Wrong: the generator is seeded anew in each call.
import torch


def reparameterize(mu, log_var, generator):
    eps = torch.randn(mu.shape, generator=generator.manual_seed(0), dtype=mu.dtype)
    return mu + torch.exp(log_var / 2) * eps
