import torch


def reparameterize(mu, log_var, generator):
    with torch.no_grad():
        eps = torch.empty_like(mu).normal_(generator=generator)
    return torch.addcmul(mu, log_var.mul(0.5).exp(), eps)
