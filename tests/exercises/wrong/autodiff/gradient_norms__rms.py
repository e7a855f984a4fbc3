# Wrong: the root of the mean of the squares, not of their sum.
import torch


def layer_gradient_norms(model, loss):
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    gs = torch.autograd.grad(loss, [p for _, p in named], retain_graph=True, allow_unused=True)
    return {n: g.square().mean().sqrt().item() for (n, _), g in zip(named, gs) if g is not None}
