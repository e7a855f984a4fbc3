def numbers(params):
    return (float(x) for w in params for x in w.ravel())


def l1(params, lam):
    return lam * sum(abs(x) for x in numbers(params))


def l2(params, lam):
    return lam * sum(x * x for x in numbers(params))


def elastic_net(params, l1, l2):
    return globals()["l1"](params, l1) + globals()["l2"](params, l2)


def elastic_net_grad(params, l1, l2):
    found = []
    for w in params:
        g = w.copy()
        for where in zip(*w.nonzero()):
            g[where] = (l1 if w[where] > 0 else -l1) + 2 * l2 * w[where]
        found.append(g)
    return found


def l1_grad(params, lam):
    return elastic_net_grad(params, lam, 0.0)


def l2_grad(params, lam):
    return elastic_net_grad(params, 0.0, lam)
