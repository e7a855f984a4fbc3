# Wrong: the sigmoid is kept as well, as an attribute of ctx.
import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        ctx.sigmoid = torch.sigmoid(x)
        return x * ctx.sigmoid

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return grad * (s + x * s * (1 - s))


def swish(x):
    return Swish.apply(x)
