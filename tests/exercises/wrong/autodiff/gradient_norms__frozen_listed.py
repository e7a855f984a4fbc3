# Wrong: frozen parameters are listed with 0.0.
import torch


def layer_gradient_norms(model, loss):
    norms = {}
    for name, p in model.named_parameters():
        if not p.requires_grad:
            norms[name] = 0.0
            continue
        (g,) = torch.autograd.grad(loss, p, retain_graph=True, allow_unused=True)
        if g is not None:
            norms[name] = g.norm().item()
    return norms
