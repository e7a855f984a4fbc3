# Wrong: the gradients come back flat.
import numpy as np


def l1(params, lam):
    return lam * sum(np.sum(np.abs(w)) for w in params)


def l1_grad(params, lam):
    return [lam * np.sign(w) for w in params]


def l2(params, lam):
    return lam * sum(np.sum(w * w) for w in params)


def l2_grad(params, lam):
    return [2 * lam * w.ravel() for w in params]


def elastic_net(params, l1, l2):
    return sum(l1 * np.sum(np.abs(w)) + l2 * np.sum(w * w) for w in params)


def elastic_net_grad(params, l1, l2):
    return [l1 * np.sign(w) + 2 * l2 * w for w in params]
