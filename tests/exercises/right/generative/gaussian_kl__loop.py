import torch


def gaussian_kl(mu, log_var):
    total = 0
    for m, v in zip(mu, log_var):
        total = total + 0.5 * (m @ m + torch.expm1(v).sum() - v.sum())
    return total / mu.shape[0]


def elbo_loss(recon_logits, x, mu, log_var, beta=1.0):
    z = recon_logits.flatten(1)
    bce = z.clamp(min=0) - z * x.flatten(1) + torch.log1p(torch.exp(-z.abs()))
    return bce.sum(1).mean() + beta * gaussian_kl(mu, log_var)
