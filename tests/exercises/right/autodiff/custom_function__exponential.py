import torch
from torch.autograd import Function


def sigmoid(x):
    return 1 / (1 + torch.exp(-x))


class Swish(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.div(1 + torch.exp(-x))

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        s, t = sigmoid(x), sigmoid(-x)
        return grad_output * s + grad_output * x * s * t


def swish(x):
    return Swish.apply(x)
