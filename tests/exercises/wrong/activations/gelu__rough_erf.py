# Wrong: an approximation of erf, right to 1e-7 only.
import numpy as np


def erf(v):
    t = 1 / (1 + 0.3275911 * np.abs(v))
    p = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.sign(v) * (1 - p * np.exp(-v * v))


def gelu(x, approximate="none"):
    if approximate not in ("none", "tanh"):
        raise ValueError("approximate")
    if approximate == "tanh":
        return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi).astype(x.dtype) * (x + 0.044715 * x**3)))
    return (0.5 * x * (1 + erf(x / 2**0.5))).astype(x.dtype)


def gelu_backward(grad, x, approximate="none"):
    import torch

    t = torch.tensor(x, requires_grad=True)
    if approximate not in ("none", "tanh"):
        raise ValueError("approximate")
    torch.nn.functional.gelu(t, approximate=approximate).backward(torch.tensor(grad))
    return t.grad.numpy()
