import torch


def linear_betas(steps, low=1e-4, high=0.02):
    gap = (high - low) / max(steps - 1, 1)
    return torch.tensor([low + gap * i for i in range(steps)])


def alpha_bars(betas):
    out = torch.empty_like(betas)
    left = 1.0
    for i, beta in enumerate(betas):
        left = left * (1 - beta)
        out[i] = left
    return out


def q_sample(x0, t, noise, alpha_bars):
    rows = []
    for row, step, eps in zip(x0, t.tolist(), noise):
        kept = float(alpha_bars[step])
        rows.append(kept**0.5 * row + (1 - kept) ** 0.5 * eps)
    return torch.stack(rows)


def ddpm_step(x_t, t, predicted_noise, betas, noise):
    kept = alpha_bars(betas).tolist()
    out = torch.empty_like(x_t)
    for i, step in enumerate(t.tolist()):
        beta = float(betas[step])
        out[i] = (x_t[i] - beta * (1 - kept[step]) ** -0.5 * predicted_noise[i]) * (1 - beta) ** -0.5
        if step:
            out[i] += beta**0.5 * noise[i]
    return out
