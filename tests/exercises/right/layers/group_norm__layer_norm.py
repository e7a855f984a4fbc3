import numpy as np


def group_norm(x, groups, gamma, beta, eps=1e-5):
    y, _, _ = _normalise(x, groups, gamma, beta, eps)
    return y.astype(x.dtype)


def _normalise(x, groups, gamma, beta, eps):
    n, c = x.shape[:2]
    per_group, left = divmod(c, groups)
    if left:
        raise ValueError(f"x has {c} channels, which {groups} groups do not share evenly")
    split = x.reshape(n, groups, per_group, -1).astype(np.longdouble)
    split = split - split.mean(axis=(2, 3), keepdims=True)
    scale = 1 / np.sqrt(np.einsum("ngcp,ngcp->ng", split, split) / (split[0, 0].size) + eps)
    h = split * scale[:, :, None, None]
    y = h * gamma.reshape(1, groups, per_group, 1) + beta.reshape(1, groups, per_group, 1)
    return y.reshape(x.shape), h, scale[:, :, None, None]


def group_norm_backward(grad, x, groups, gamma, beta, eps=1e-5):
    _, h, scale = _normalise(x, groups, gamma, beta, eps)
    up = grad.reshape(h.shape)
    g = up * gamma.reshape(1, groups, -1, 1)
    axes = (2, 3)
    dx = scale * (g - g.mean(axis=axes, keepdims=True) - h * (g * h).mean(axis=axes, keepdims=True))
    dgamma, dbeta = (up * h).sum(axis=(0, 3)).ravel(), up.sum(axis=(0, 3)).ravel()
    return dx.reshape(x.shape).astype(x.dtype), dgamma.astype(x.dtype), dbeta.astype(x.dtype)
