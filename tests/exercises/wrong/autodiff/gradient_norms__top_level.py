# Wrong: parameters of nested modules are left out.
import torch


def layer_gradient_norms(model, loss):
    norms = {}
    for name, p in model.named_parameters():
        if p.requires_grad and name.count(".") < 2:
            (g,) = torch.autograd.grad(loss, p, retain_graph=True, allow_unused=True)
            if g is not None:
                norms[name] = g.norm().item()
    return norms
