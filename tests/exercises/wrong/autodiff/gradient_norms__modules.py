# Wrong: one norm for each module, under its name.
import torch


def layer_gradient_norms(model, loss):
    norms = {}
    for name, module in model.named_modules():
        ps = [p for p in module.parameters(recurse=False) if p.requires_grad]
        if ps:
            gs = torch.autograd.grad(loss, ps, retain_graph=True, allow_unused=True)
            if any(g is not None for g in gs):
                norms[name] = sum(g.square().sum().item() for g in gs if g is not None) ** 0.5
    return norms
