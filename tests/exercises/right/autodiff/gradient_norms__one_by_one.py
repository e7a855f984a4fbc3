import torch


def layer_gradient_norms(model, loss):
    norms = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        (g,) = torch.autograd.grad(loss, [parameter], retain_graph=True, allow_unused=True)
        if g is None:
            continue
        norms[name] = float(torch.linalg.vector_norm(g))
    return norms
