import torch


def soft_clip(x):
    both = torch.stack((x / 2, x))
    return both.index_select(0, (x.sum() > 0).long().reshape(1)).squeeze(0)
