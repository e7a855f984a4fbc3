# Wrong: the generator's loss is a sum over the logits.
from torch.nn.functional import logsigmoid


def professor_forcing_losses(d_teacher, d_free):
    real = -logsigmoid(d_teacher).mean()
    fake = (d_free - logsigmoid(d_free)).mean()
    return [0.5 * real + 0.5 * fake, -logsigmoid(d_free).sum()]
