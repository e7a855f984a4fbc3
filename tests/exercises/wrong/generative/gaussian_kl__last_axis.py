# Wrong: the reconstruction is summed over the last axis only.
import torch.nn.functional as F


def gaussian_kl(mu, log_var):
    return 0.5 * (mu**2 + log_var.exp() - 1 - log_var).sum() / len(mu)


def elbo_loss(recon_logits, x, mu, log_var, beta=1.0):
    bce = F.binary_cross_entropy_with_logits(recon_logits, x, reduction="none").sum(-1).mean()
    return bce + beta * gaussian_kl(mu, log_var)
