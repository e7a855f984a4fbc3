"""The loss of a variational autoencoder: reconstruct the input, and keep the code near the prior."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def gaussian_kl(mu, log_var):
    """The KL divergence of N(mu, sigma^2) to N(0, I), summed over the axes of the code, mean over examples.

        loss = 1/N sum over examples and axes of (mu^2 + sigma^2 - 1 - log sigma^2) / 2

    It is 0 for mu = 0 and sigma = 1 only.

    mu, log_var   tensors (N, d), log_var = log sigma^2
    returns a 0-d tensor of their dtype

    Source: D. Kingma and M. Welling, "Auto-encoding variational Bayes", 2014, appendix B.
    """
    ### BEGIN SOLUTION
    terms = (mu**2 + torch.exp(log_var) - 1 - log_var) / 2
    return terms.sum(dim=1).mean()
    ### END SOLUTION


def elbo_loss(recon_logits, x, mu, log_var, beta=1.0):
    """The negative ELBO for inputs in [0, 1], a bound on -log p(x); that of a beta-VAE for other betas.

        loss = 1/N sum of BCE(sigmoid(recon_logits), x)  +  beta KL(N(mu, sigma^2) || N(0, I))

    Both terms are sums over one example's entries. A mean over the pixels would weigh the KL far too much.

    recon_logits   the decoder's outputs (N, ...), before the sigmoid
    x              the inputs, of the same shape, entries in [0, 1]
    mu, log_var    the encoder's outputs (N, d)
    beta           weight of the KL
    returns a 0-d tensor of their dtype, finite for large logits too

    Source: as above; I. Higgins et al., "beta-VAE", 2017.
    """
    ### BEGIN SOLUTION
    bce = binary_cross_entropy_with_logits(recon_logits, x, reduction="sum") / len(x)
    return bce + beta * gaussian_kl(mu, log_var)
    ### END SOLUTION
