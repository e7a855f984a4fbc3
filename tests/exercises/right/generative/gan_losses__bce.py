import torch
import torch.nn.functional as F


def discriminator_loss(real_logits, fake_logits):
    losses = []
    for logits, label in ((real_logits, 1.0), (fake_logits, 0.0)):
        losses.append(F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label)))
    return sum(losses)


def generator_loss(fake_logits):
    return F.binary_cross_entropy_with_logits(fake_logits, torch.ones_like(fake_logits))
