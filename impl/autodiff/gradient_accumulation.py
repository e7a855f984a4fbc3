"""Gradient accumulation: the step of a large batch, in the memory of a small one."""

import torch


def accumulate(model, loss_fn, microbatches, optimizer):
    """One optimizer step on the mean loss over all examples of all micro-batches.

    A batch that does not fit into memory is cut into micro-batches. backward() adds to .grad, so their
    gradients can be collected one after the other before the one step. With n_i examples in micro-batch i,
    whose mean loss is L_i, and n = sum of the n_i:

        L     = 1/n sum_i n_i L_i
        dL/dp = 1/n sum_i n_i dL_i/dp            the mean of the L_i is right only for equal sizes

    model         torch.nn.Module
    loss_fn       loss_fn(model(x), y) is the mean loss over the micro-batch
    microbatches  an iterable of pairs (x, y) with the examples along the first axis, of any sizes; perhaps a
                  generator, so it is gone through once
    optimizer     torch.optim.Optimizer of the model's parameters; gradients left in them do not count
    returns L as a Python float, as it was before the step

    Source: the PyTorch notes "CUDA Automatic Mixed Precision examples", section on gradient accumulation, for
    the loop with equal sizes.
    """
    ### BEGIN SOLUTION
    optimizer.zero_grad()
    total, examples = 0.0, 0
    for x, y in microbatches:
        loss = loss_fn(model(x), y) * len(x)  # the sum over the micro-batch
        loss.backward()
        total += loss.item()
        examples += len(x)
    with torch.no_grad():
        for p in model.parameters():
            if p.grad is not None:
                p.grad /= examples
    optimizer.step()
    return total / examples
    ### END SOLUTION
