import torch


def _soft(z):
    return torch.logaddexp(z, torch.zeros_like(z))


def discriminator_loss(real_logits, fake_logits):
    fake = _soft(fake_logits).sum() / fake_logits.numel()
    return fake - torch.nn.functional.logsigmoid(real_logits).mean()


def generator_loss(fake_logits):
    return -torch.nn.functional.logsigmoid(fake_logits).mean()
