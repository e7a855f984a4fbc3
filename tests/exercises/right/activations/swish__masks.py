import numpy as np


def sigma(z):
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out


def swish(x, beta=1.0):
    return np.multiply(x, sigma(np.asarray(beta * x)))


def swish_backward(grad, x, beta=1.0):
    s = sigma(np.asarray(beta * x))
    inner = s * (1 - s)
    return (s + beta * inner * x) * grad, np.array(
        np.einsum("i,i,i,i->", *(a.ravel() for a in (grad, x, x, inner)))
    )
