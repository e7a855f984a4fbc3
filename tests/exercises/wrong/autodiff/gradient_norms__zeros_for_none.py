# Wrong: .grad is restored as zeros where it was None.
import torch


def layer_gradient_norms(model, loss):
    before = [None if p.grad is None else p.grad.clone() for p in model.parameters()]
    for p in model.parameters():
        p.grad = None
    loss.backward(retain_graph=True)
    norms = {n: p.grad.norm().item() for n, p in model.named_parameters() if p.grad is not None}
    for p, grad in zip(model.parameters(), before):
        p.grad = torch.zeros_like(p) if grad is None else grad
    return norms
