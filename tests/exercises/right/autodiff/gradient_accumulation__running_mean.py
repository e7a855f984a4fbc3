import torch


def accumulate(model, loss_fn, microbatches, optimizer):
    optimizer.zero_grad(set_to_none=False)
    params = [p for group in optimizer.param_groups for p in group["params"]]
    mean, seen = 0.0, 0
    for x, y in microbatches:
        m = len(y)
        loss = loss_fn(model(x), y)
        grads = torch.autograd.grad(loss, params, allow_unused=True)
        seen += m
        for p, g in zip(params, grads):
            if g is None:
                continue
            if p.grad is None:
                p.grad = torch.zeros_like(p)
            p.grad += (g - p.grad) * (m / seen)
        mean += (loss.detach().double().item() - mean) * m / seen
    optimizer.step()
    return mean
