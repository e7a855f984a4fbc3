"""Professor forcing: a discriminator that makes free running behave like teacher forcing."""

import torch


def professor_forcing_losses(d_teacher, d_free):
    """The losses of the discriminator and of the generator, from the discriminator's logits.

    The network runs twice, fed with true tokens (teacher-forced, label 1) and with its own (free-running,
    label 0). A discriminator learns to tell the two behaviours apart; the network, on top of its likelihood,
    learns to make its free-running behaviour look teacher-forced:

        discriminator loss = 1/2 (mean of -log sigmoid(d_teacher) + mean of -log(1 - sigmoid(d_free)))
        generator loss     = mean of -log sigmoid(d_free)

    d_teacher, d_free   logits, floating-point tensors of any shapes; there may be more of one than of the
                        other, and each mean is over its own entries
    returns (discriminator loss, generator loss), 0-d tensors of the logits' dtype, with gradients; finite for
            logits of 1e4 and -1e4

    Source: A. Lamb et al., "Professor forcing: a new algorithm for training recurrent networks", 2016.
    """
    ### BEGIN SOLUTION
    softplus = (
        torch.nn.functional.softplus
    )  # -log sigmoid(z) is softplus(-z), -log(1 - sigmoid(z)) softplus(z)
    teacher_loss = softplus(-d_teacher).mean()
    free_loss = softplus(d_free).mean()
    generator_loss = torch.mean(softplus(-d_free))
    return (teacher_loss + free_loss) / 2, generator_loss
    ### END SOLUTION
