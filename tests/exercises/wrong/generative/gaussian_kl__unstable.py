# Wrong: probabilities are rounded to 0 and 1 before the logarithm.
import torch
import torch.nn.functional as F


def gaussian_kl(mu, log_var):
    return 0.5 * (mu**2 + log_var.exp() - 1 - log_var).sum() / len(mu)


def elbo_loss(recon_logits, x, mu, log_var, beta=1.0):
    p = torch.sigmoid(recon_logits)
    bce = F.binary_cross_entropy(p, x, reduction="sum") / len(x)
    return bce + beta * gaussian_kl(mu, log_var)
