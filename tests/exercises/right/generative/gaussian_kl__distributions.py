import torch
from torch.distributions import Normal, kl_divergence
from torch.nn.functional import logsigmoid


def gaussian_kl(mu, log_var):
    prior = Normal(torch.zeros_like(mu), torch.ones_like(mu))
    return torch.mean(torch.sum(kl_divergence(Normal(mu, log_var.mul(0.5).exp()), prior), -1))


def elbo_loss(recon_logits, x, mu, log_var, beta=1.0):
    likelihood = x * logsigmoid(recon_logits) + (1 - x) * logsigmoid(-recon_logits)
    elbo = likelihood.reshape(len(x), -1).sum(1).mean() - beta * gaussian_kl(mu, log_var)
    return -elbo
