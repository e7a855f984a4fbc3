import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.set_materialize_grads(False)
        ctx.save_for_backward(x)
        return x * x.sigmoid()

    @staticmethod
    def backward(ctx, grad):
        if grad is None:
            return None
        (x,) = ctx.saved_tensors
        return SwishGrad.apply(grad, x)


class SwishGrad(torch.autograd.Function):
    @staticmethod
    def forward(ctx, grad, x):
        ctx.save_for_backward(grad, x)
        s = x.sigmoid()
        return grad * (s + x * s * (1 - s))

    @staticmethod
    def backward(ctx, gg):
        grad, x = ctx.saved_tensors
        s = x.sigmoid()
        return gg * (s + x * s * (1 - s)), gg * grad * s * (1 - s) * (2 + x * (1 - 2 * s))


def swish(x):
    return Swish.apply(x)
