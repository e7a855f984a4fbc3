# Wrong: the logits have lost their graph.
import math

import torch


def decode(step, h, targets, teacher_ratio, generator):
    n, t = targets.shape
    use = torch.bernoulli(torch.full((t, n), float(teacher_ratio)), generator=generator).bool()
    inputs = targets[:, 0].clone()
    rows = []
    for i in range(t - 1):
        logits, h = step(inputs, h)
        rows += [logits]
        guess = logits.detach().max(dim=1).indices
        inputs = torch.stack([targets[j, i + 1] if use[i, j] else guess[j] for j in range(n)])
    return torch.cat([row[:, None] for row in rows], dim=1).detach().requires_grad_()


def inverse_sigmoid(step, k):
    return 1 / (1 + math.exp(min(step / k - math.log(k), 700)))
