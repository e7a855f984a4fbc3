from collections import namedtuple
from dataclasses import dataclass
import numpy as np

Out = namedtuple("Out", "dx dgamma dbeta")


@dataclass
class Moments:
    mean: np.ndarray
    rstd: np.ndarray


def welford(x, eps):
    mean = np.zeros(x.shape[:-1])
    m2 = np.zeros(x.shape[:-1])
    for k in range(x.shape[-1]):
        d = x[..., k] - mean
        mean = mean + d / (k + 1)
        m2 = m2 + d * (x[..., k] - mean)
    return Moments(
        mean[..., None] if np.ndim(mean) else np.array([mean]),
        1 / np.sqrt(np.asarray(m2)[..., None] / x.shape[-1] + eps),
    )


def layer_norm(x, gamma, beta, eps=1e-5):
    mo = welford(x.astype(np.float64), eps)
    return ((x - mo.mean) * mo.rstd * gamma + beta).astype(x.dtype)


def layer_norm_backward(grad, x, gamma, beta, eps=1e-5):
    mo = welford(x.astype(np.float64), eps)
    h = (x - mo.mean) * mo.rstd
    g = (grad * gamma).astype(np.float64)
    dx = mo.rstd * (g - np.average(g, axis=-1)[..., None] - h * np.average(g * h, axis=-1)[..., None])
    dgamma, dbeta = grad * h, grad
    for _ in range(x.ndim - 1):
        dgamma, dbeta = dgamma.sum(axis=0), dbeta.sum(axis=0)
    return Out(dx.astype(x.dtype), dgamma.astype(x.dtype), dbeta.astype(x.dtype))
