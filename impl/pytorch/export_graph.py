"""A branch that depends on data, written so that a graph can hold both of its sides."""

import torch


def soft_clip(x):
    """Halve x unless its sum is positive, without Python's `if`.

    Tracing records the operations of one run. Python decides an `if` while it is recorded, so the graph would
    hold one side only (or tracing fails, for a traced tensor has no value yet). torch.where is an operation
    like any other: both sides are computed and the graph chooses by the data that it is run on.

        y = x        where the sum of all entries of x is above 0
        y = x / 2    elsewhere, also where the sum is 0

    x   a tensor of any shape and float dtype
    returns y, of x's shape and dtype

    torch.fx.symbolic_trace and torch.export capture it, and the graphs are right for every x of the shape.

    Source: the documentation of torch.fx and torch.export.
    """
    ### BEGIN SOLUTION
    return torch.where(x.sum() > 0, x, x / 2)
    ### END SOLUTION
