# Wrong: betas are float32 whatever the default dtype is.
import torch


def linear_betas(steps, low=1e-4, high=0.02):
    return torch.linspace(low, high, steps=steps, dtype=torch.float32)


def alpha_bars(betas):
    return torch.exp(torch.cumsum(torch.log1p(-betas), 0))


def _scaled(factor, x):
    return torch.einsum("n,n...->n...", factor, x)


def q_sample(x0, t, noise, alpha_bars):
    kept = alpha_bars.to(x0)[t]
    return _scaled(torch.sqrt(kept), x0) + _scaled(torch.sqrt(1 - kept), noise)


def ddpm_step(x_t, t, predicted_noise, betas, noise):
    betas = betas.to(x_t)
    beta, kept = betas[t], alpha_bars(betas)[t]
    guess = _scaled(1 / kept.sqrt(), x_t) - _scaled((1 / kept - 1).sqrt(), predicted_noise)
    before = kept / (1 - beta)
    mean = _scaled(before.sqrt() * beta / (1 - kept), guess)
    mean = mean + _scaled((1 - beta).sqrt() * (1 - before) / (1 - kept), x_t)
    return mean + _scaled(torch.where(t == 0, 0.0, beta).sqrt(), noise)
