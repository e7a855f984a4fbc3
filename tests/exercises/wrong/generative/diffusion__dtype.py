# Wrong: float32 data with a float64 schedule become float64.
import torch


def linear_betas(steps, low=1e-4, high=0.02):
    return torch.linspace(low, high, steps)


def alpha_bars(betas):
    return torch.cumprod(1 - betas, 0)


def _column(values, x):
    return values.view(-1, *[1] * (x.ndim - 1))


def q_sample(x0, t, noise, alpha_bars):
    kept = _column(alpha_bars[t], x0)
    return kept.sqrt() * x0 + (1 - kept).sqrt() * noise


def ddpm_step(x_t, t, predicted_noise, betas, noise):
    kept, beta = _column(alpha_bars(betas)[t], x_t), _column(betas[t], x_t)
    mean = (x_t - beta / (1 - kept).sqrt() * predicted_noise) / (1 - beta).sqrt()
    var = beta
    return mean + var.sqrt() * noise * _column(t > 0, x_t)
