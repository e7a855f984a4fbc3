import torch


def decode(step, h, targets, teacher_ratio, generator):
    outputs = []
    for t in range(targets.size(1) - 1):
        if t == 0:
            token = targets[:, 0]
        else:
            own = outputs[-1].argmax(1)
            free = torch.rand(targets.size(0), generator=generator) >= teacher_ratio
            token = targets[:, t] * ~free + own * free
        logits, h = step(token, h)
        outputs.append(logits)
    return torch.stack(outputs).transpose(0, 1)


def inverse_sigmoid(step, k):
    return torch.sigmoid(torch.tensor(k, dtype=torch.float64).log() - step / k)
