import torch


def accumulate(model, loss_fn, microbatches, optimizer):
    batches = list(microbatches)
    n = sum(x.shape[0] for x, _ in batches)
    for p in model.parameters():
        p.grad = None
    losses = [loss_fn(model(x), y) * (x.shape[0] / n) for x, y in batches]
    loss = torch.stack(losses).sum()
    loss.backward()
    optimizer.step()
    return float(loss)
