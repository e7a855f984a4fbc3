"""The two losses of a GAN: one for telling real from fake, one for passing as real."""

import torch
from torch.nn.functional import softplus


def discriminator_loss(real_logits, fake_logits):
    """How badly the discriminator tells real examples (label 1) from generated ones (label 0).

        loss = mean of -log sigmoid(real)  +  mean of -log(1 - sigmoid(fake))

    -log sigmoid(z) is softplus(-z) = log(1 + exp(-z)), and -log(1 - sigmoid(z)) is softplus(z): finite for
    every logit, where the logarithm of a probability that was rounded to 0 is not.

    real_logits, fake_logits   the discriminator's outputs, floating-point tensors of any shapes; there may be
                               more of one than of the other, and each mean is over its own entries
    returns a 0-d tensor of their dtype; gradients reach both arguments

    Source: I. Goodfellow et al., "Generative adversarial nets", 2014.
    """
    ### BEGIN SOLUTION
    real_loss = softplus(-real_logits).mean()
    fake_loss = softplus(fake_logits).mean()
    return real_loss + fake_loss
    ### END SOLUTION


def generator_loss(fake_logits):
    """How badly the generator's examples pass as real: the non-saturating loss.

        loss = mean of -log sigmoid(fake)

    The minimax loss, the mean of log(1 - sigmoid(fake)), hardly has a slope where the discriminator is sure
    of the fakes, as it is early on; this one has its steepest slope there.

    fake_logits   the discriminator's outputs for generated examples, a tensor of any shape
    returns a 0-d tensor of its dtype

    Source: as above, section 3.
    """
    ### BEGIN SOLUTION
    return torch.mean(softplus(-fake_logits))
    ### END SOLUTION
