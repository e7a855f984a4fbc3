# Wrong: no gradient of the KL reaches the encoder.
import torch.nn.functional as F


def gaussian_kl(mu, log_var):
    return 0.5 * (mu**2 + log_var.exp() - 1 - log_var).sum() / len(mu)


def elbo_loss(recon_logits, x, mu, log_var, beta=1.0):
    bce = F.binary_cross_entropy_with_logits(recon_logits, x, reduction="sum") / len(x)
    return bce + beta * gaussian_kl(mu.detach(), log_var.detach())
