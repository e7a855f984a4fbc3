"""A derivative of one's own in PyTorch: Swish as a torch.autograd.Function."""

import torch


class Swish(torch.autograd.Function):
    """Swish, y = x sigmoid(x), with a backward written by hand.

    Autograd would store the sigmoid and the product on its way; a function of one's own decides what is kept
    for the backward. Here that is x alone, and the sigmoid is computed anew: less memory for a little more
    time.

    With s = sigmoid(x):

        y      = x s
        dy/dx  = s + x s (1 - s) = s (1 + x (1 - s))

    The backward must consist of differentiable operations, too, so that it can be differentiated once more
    (gradgradcheck). Gradients are finite for |x| up to 1e4.

    Source: P. Ramachandran, B. Zoph and Q. Le, "Searching for activation functions", 2017; the PyTorch notes
    "Extending PyTorch".
    """

    @staticmethod
    def forward(ctx, x):
        """Compute y and keep what the backward needs, with ctx.save_for_backward.

        x   tensor of any shape and float dtype
        returns y, of x's shape and dtype
        """
        ### BEGIN SOLUTION
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)
        ### END SOLUTION

    @staticmethod
    def backward(ctx, grad):
        """dL/dx, given grad = dL/dy, from the one tensor that was kept.

        grad   tensor of x's shape and dtype
        returns a tensor like it
        """
        ### BEGIN SOLUTION
        x = ctx.saved_tensors[0]
        s = torch.sigmoid(x)
        slope = s * (1 + x * (1 - s))
        return grad * slope
        ### END SOLUTION


def swish(x):
    """Swish of a tensor of any shape and float dtype, by the class above: it is called through `apply`."""
    ### BEGIN SOLUTION
    return Swish.apply(x)
    ### END SOLUTION
