# Wrong: the result is float64 for every dtype.
import torch


def reparameterize(mu, log_var, generator):
    eps = torch.randn(mu.shape, generator=generator, dtype=torch.float64)
    return mu + torch.exp(log_var / 2) * eps
