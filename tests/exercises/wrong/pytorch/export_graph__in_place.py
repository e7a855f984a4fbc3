# Wrong: x itself is halved.
import torch


def soft_clip(x):
    factor = torch.where(x.sum() > 0, 1.0, 0.5)
    return x.mul_(factor)
