"""Scheduled sampling: train a decoder on its own outputs more and more often."""

import math

import torch


def decode(step, h, targets, teacher_ratio, generator):
    """Decode with a coin for each example and step: the next input is its target, or its own best guess.

    With teacher forcing a decoder only ever sees true prefixes, and at inference its own. Scheduled sampling
    mixes the two. The first input is targets[:, 0]; after each step, for each example on its own,

        next input = targets[:, t]         with probability teacher_ratio
                     argmax of the logits  else

    step            step(token, h) -> (logits, h): token int64 (N,), logits (N, V), h whatever the step likes
    h               the state before the first step
    targets         int64 (N, T), T > 1
    teacher_ratio   in [0, 1]: 1.0 is teacher forcing, 0.0 free running
    generator       torch.Generator, the only source of randomness: same seed, same result
    returns the logits for targets[:, 1:], (N, T - 1, V), with their graph; the choice itself has no gradient

    Source: S. Bengio, O. Vinyals, N. Jaitly and N. Shazeer, "Scheduled sampling for sequence prediction with
    recurrent neural networks", 2015.
    """
    ### BEGIN SOLUTION
    token, outputs = targets[:, 0], []
    for t in range(1, targets.shape[1]):
        logits, h = step(token, h)
        outputs.append(logits)
        u = torch.rand(len(targets), generator=generator, device=generator.device)
        forced = (u < teacher_ratio).to(targets.device)
        token = torch.where(forced, targets[:, t], logits.argmax(dim=-1))
    return torch.stack(outputs, dim=1)
    ### END SOLUTION


def inverse_sigmoid(step, k):
    """A schedule for the teacher ratio: high at first, then falling, the later the larger k.

        ratio = k / (k + exp(step / k))

    step   number of the training step, at least 0
    k      a number of at least 1
    returns a number in [0, 1); it tends to 0 for large steps, without an OverflowError

    Source: as above, section 2.4.
    """
    ### BEGIN SOLUTION
    decay = math.exp(-step / k)  # tends to 0, where exp(step / k) would overflow
    return k * decay / (k * decay + 1)
    ### END SOLUTION
