"""The reparameterisation trick: a random draw with gradients."""

import torch


def reparameterize(mu, log_var, generator):
    """Draw z from N(mu, sigma^2) such that gradients reach mu and log_var.

    A draw has no derivative by itself. Here the randomness is an input that depends on no parameter, and z a
    differentiable function of the parameters. Networks give the logarithm of the variance, since any real
    number is one.

        eps ~ N(0, 1)                       independent for every entry
        z = mu + exp(log_var / 2) * eps     sigma = exp(log_var / 2)

    mu, log_var   tensors of one shape, any; one floating-point dtype
    generator     torch.Generator, the only source of randomness: same seed, same eps
    returns z, of mu's shape and dtype

    Source: D. Kingma and M. Welling, "Auto-encoding variational Bayes", 2014, section 2.4.
    """
    ### BEGIN SOLUTION
    eps = torch.randn(mu.shape, generator=generator, dtype=mu.dtype, device=generator.device)
    return mu + torch.exp(log_var / 2) * eps.to(mu.device)
    ### END SOLUTION
