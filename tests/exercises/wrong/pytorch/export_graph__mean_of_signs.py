# Wrong: the number of positive entries decides, not their sum.
import torch


def soft_clip(x):
    return torch.where(torch.sign(x).sum() > 0, x, x / 2)
