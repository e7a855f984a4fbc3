import numpy as np


def avg_pool2d(x, kernel, stride=None):
    k, s = kernel, kernel if stride is None else stride
    area = np.zeros((*x.shape[:2], x.shape[2] + 1, x.shape[3] + 1))
    area[:, :, 1:, 1:] = x.astype(np.float64).cumsum(2).cumsum(3)
    total = area[:, :, k:, k:] - area[:, :, :-k, k:] - area[:, :, k:, :-k] + area[:, :, :-k, :-k]
    return (total / k**2)[:, :, ::s, ::s].astype(x.dtype)


def avg_pool2d_backward(grad, x, kernel, stride=None):
    s = kernel if stride is None else stride
    spread = np.zeros((*x.shape[:2], x.shape[2] + kernel - 1, x.shape[3] + kernel - 1), dtype=x.dtype)
    spread[:, :, kernel - 1 :: s, kernel - 1 :: s][:, :, : grad.shape[2], : grad.shape[3]] = grad
    return avg_pool2d(spread, kernel, 1)
