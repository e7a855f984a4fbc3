# Wrong: the generator's loss is divided by the number of examples instead of all entries.
from torch.nn.functional import softplus


def discriminator_loss(real_logits, fake_logits):
    return softplus(-real_logits).mean() + softplus(fake_logits).mean()


def generator_loss(fake_logits):
    return softplus(-fake_logits).sum() / len(fake_logits)
