import numpy as np


def logistic(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def forward(x, w1, b1, w2, b2):
    z1 = np.einsum("nd,dh->nh", x, w1) + b1
    a1 = logistic(z1)
    z2 = np.einsum("nh,hk->nk", a1, w2) + b2
    return [z1, a1, z2, logistic(z2)]


def backward(x, y, w1, b1, w2, b2):
    dw1, db1, dw2, db2 = (np.zeros_like(p) for p in (w1, b1, w2, b2))
    for xn, yn in zip(x, y):
        _, a1, _, a2 = (row[0] for row in forward(xn[None], w1, b1, w2, b2))
        error = a2 - yn
        hidden = w2.dot(error) * a1 * (1 - a1)
        dw2 += np.outer(a1, error)
        db2 += error
        dw1 += np.outer(xn, hidden)
        db1 += hidden
    n = x.shape[0]
    return dw1 / n, db1 / n, dw2 / n, db2 / n
