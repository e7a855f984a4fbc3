# Wrong: the result is always float32.
import torch


def soft_clip(x):
    return torch.where(x.sum() > 0, x, x / 2).float()
