import torch


def professor_forcing_losses(d_teacher, d_free):
    bce = torch.nn.BCEWithLogitsLoss()
    real, fake = torch.ones_like(d_teacher), torch.zeros_like(d_free)
    return torch.stack([bce(d_teacher, real), bce(d_free, fake)]).mean(), bce(d_free, fake + 1)
