import math


def layer_gradient_norms(model, loss):
    before = {p: p.grad for p in model.parameters()}
    for p in before:
        p.grad = None
    try:
        loss.backward(retain_graph=True)
        return {
            name: math.sqrt(float((p.grad.double() ** 2).sum()))
            for name, p in model.named_parameters()
            if p.grad is not None
        }
    finally:
        for p, grad in before.items():
            p.grad = grad
