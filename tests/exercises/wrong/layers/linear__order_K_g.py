# Wrong: it breaks "conventions: np.ndarray of any layout; the result is a function of the values (grad)".


def linear(x, w, b):
    y = x @ w.T + b
    return y


def linear_backward(grad, x, w, b):
    g2 = grad.ravel("K").reshape(-1, w.shape[0])
    x2 = x.reshape(-1, w.shape[1])
    dx = grad @ w
    dw = g2.T @ x2
    db = g2.sum(axis=0)
    return dx, dw, db
