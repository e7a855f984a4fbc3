"""The size of the gradient in each layer: where a network stops learning."""

import torch


def layer_gradient_norms(model, loss):
    """The L2 norm of the gradient of a loss with respect to each parameter, by the parameter's name.

    Printed from the first layer to the last, these numbers show a vanishing or exploding gradient at a
    glance. To look must not disturb the training: the .grad of every parameter is left as it was, and the
    graph of the loss is kept, so that loss.backward() can still be called.

        norm of p = sqrt( sum of (dloss/dp)^2 over all entries of p )

    model   torch.nn.Module loss    tensor with one number, computed with the model returns a dict {name:
    norm}, with the names of model.named_parameters() and Python floats; 0.0 where the gradient is zero.
    Parameters that are frozen (requires_grad is False), or that the loss does not depend on, are absent.

    Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural
    networks", 2010; torch.autograd.grad.
    """
    ### BEGIN SOLUTION
    trained = {name: p for name, p in model.named_parameters() if p.requires_grad}
    grads = torch.autograd.grad(loss, list(trained.values()), retain_graph=True, allow_unused=True)
    norms = {}
    for name, grad in zip(trained, grads, strict=True):
        if grad is not None:
            norms[name] = grad.norm().item()
    return norms
    ### END SOLUTION
