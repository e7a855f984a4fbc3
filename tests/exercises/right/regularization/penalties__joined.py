import numpy as np


def joined(params):
    return np.concatenate([w.reshape(-1) for w in params])


def l1(params, lam):
    return np.linalg.norm(joined(params), 1) * lam


def l2(params, lam):
    w = joined(params)
    return np.asarray(lam * (w @ w))


def elastic_net(params, l1, l2):
    w = joined(params)
    return np.dot(l1 + l2 * np.abs(w), np.abs(w)).item()


def l1_grad(params, lam):
    return tuple(((w > 0).astype(w.dtype) - (w < 0)).astype(w.dtype) * lam for w in params)


def l2_grad(params, lam):
    return [w * (lam + lam) for w in params]


def elastic_net_grad(params, l1, l2):
    return [a + b for a, b in zip(l1_grad(params, l1), l2_grad(params, l2))]
