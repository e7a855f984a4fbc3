"""Denoising diffusion: turn data into noise step by step, and take one step back."""

import torch


def linear_betas(steps, low=1e-4, high=0.02):
    """The variance of the noise that is added in each step, rising evenly from low to high.

    steps       number of steps, at least 1
    low, high   the first and the last beta
    returns betas (steps,) in torch's default dtype; one step has low

    Source: J. Ho, A. Jain and P. Abbeel, "Denoising diffusion probabilistic models", 2020, section 4.
    """
    ### BEGIN SOLUTION
    return torch.linspace(low, high, steps)
    ### END SOLUTION


def alpha_bars(betas):
    """What is left of the data's variance after each step: the products of 1 - beta up to and including it.

        alpha_bar_t = (1 - beta_0) (1 - beta_1) ... (1 - beta_t)

    betas   (steps,)
    returns alpha_bars (steps,), of betas' dtype
    """
    ### BEGIN SOLUTION
    return torch.cumprod(1 - betas, dim=0)
    ### END SOLUTION


def q_sample(x0, t, noise, alpha_bars):
    """x_t, the data after t + 1 noisy steps, in one go: the forward process.

        x_t = sqrt(alpha_bar_t) x0 + sqrt(1 - alpha_bar_t) noise

    x0           data (N, ...), a floating-point tensor
    t            steps (N,), int64 from 0, one for each example
    noise        standard normal numbers, of x0's shape and dtype
    alpha_bars   (steps,), perhaps of another dtype
    returns x_t, of x0's shape and dtype

    Source: as above, equation 4.
    """
    ### BEGIN SOLUTION
    kept = alpha_bars[t].to(x0.dtype).reshape(-1, *[1] * (x0.ndim - 1))
    return kept.sqrt() * x0 + (1 - kept).sqrt() * noise
    ### END SOLUTION


def ddpm_step(x_t, t, predicted_noise, betas, noise):
    """One step back, from x_t to a draw of x_{t-1}, given the network's guess of the noise in x_t.

        mean    = (x_t - beta_t / sqrt(1 - alpha_bar_t) predicted_noise) / sqrt(1 - beta_t)
        x_{t-1} = mean + sqrt(beta_t) noise          without noise where t = 0

    x_t               (N, ...), a floating-point tensor
    t                 steps (N,), int64 from 0, one for each example
    predicted_noise   of x_t's shape and dtype
    betas             (steps,), perhaps of another dtype
    noise             standard normal numbers, of x_t's shape and dtype
    returns x_{t-1}, of x_t's shape and dtype

    Source: as above, algorithm 2, with sigma_t^2 = beta_t.
    """
    ### BEGIN SOLUTION
    column = (-1, *[1] * (x_t.ndim - 1))
    left = torch.cumprod(1 - betas, dim=0)[t].to(x_t.dtype).reshape(column)
    beta = betas[t].to(x_t.dtype).reshape(column)
    mean = (x_t - beta / (1 - left).sqrt() * predicted_noise) / (1 - beta).sqrt()
    moving = (t > 0).to(x_t.dtype).reshape(column)
    return mean + moving * beta.sqrt() * noise
    ### END SOLUTION
