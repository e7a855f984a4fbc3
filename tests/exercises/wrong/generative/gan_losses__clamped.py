# Wrong: the fakes' probability is clamped before the logarithm, which cuts the loss off and its gradient to 0.
import torch
from torch.nn.functional import softplus


def discriminator_loss(real_logits, fake_logits):
    return softplus(-real_logits).mean() - torch.log((1 - torch.sigmoid(fake_logits)).clamp(min=1e-12)).mean()


def generator_loss(fake_logits):
    return softplus(-fake_logits).mean()
