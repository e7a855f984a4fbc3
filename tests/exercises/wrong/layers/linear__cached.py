# Wrong: it breaks "conventions: backward takes grad, then the forward's own arguments (not remembered state)".

_last = {}


def linear(x, w, b):
    _last["x"] = x.copy()
    y = x @ w.T + b
    return y


def linear_backward(grad, x, w, b):
    g2 = grad.reshape(-1, w.shape[0])
    x = _last["x"] if "x" in _last and _last["x"].shape == x.shape else x
    x2 = x.reshape(-1, w.shape[1])
    dx = grad @ w
    dw = g2.T @ x2
    db = g2.sum(axis=0)
    return dx, dw, db
