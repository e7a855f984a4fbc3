# Wrong: real and fake are paired, so that sizes that differ are broadcast or an error.
from torch.nn.functional import softplus


def discriminator_loss(real_logits, fake_logits):
    return (softplus(-real_logits) + softplus(fake_logits)).mean()


def generator_loss(fake_logits):
    return softplus(-fake_logits).mean()
