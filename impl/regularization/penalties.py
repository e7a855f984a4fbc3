"""Penalties on weights: L1 (lasso), L2 (ridge), and both together (elastic net)."""

import numpy as np


def l1(params, lam):
    """The L1 penalty: lam times the sum of |w| over every weight of every parameter.

    Its pull towards 0 is the same however small a weight is, so it makes solutions sparse.

    params   list of arrays of any shapes, float32 or float64
    lam      strength, a number
    returns one number

    Source: R. Tibshirani, "Regression shrinkage and selection via the lasso", 1996.
    """
    ### BEGIN SOLUTION
    return lam * sum(np.abs(w).sum() for w in params)
    ### END SOLUTION


def l1_grad(params, lam):
    """The gradient of l1: lam sign(w), with the subgradient 0 where w = 0.

    returns a list of arrays, one for each parameter, of its shape and dtype
    """
    ### BEGIN SOLUTION
    return [lam * np.sign(w) for w in params]
    ### END SOLUTION


def l2(params, lam):
    """The L2 penalty: lam times the sum of w^2 over every weight of every parameter, without a factor 1/2.

    Its pull is proportional to the weight: large ones shrink fast, none becomes exactly 0.

    params, lam   as in l1
    returns one number

    Source: A. Hoerl and R. Kennard, "Ridge regression", 1970.
    """
    ### BEGIN SOLUTION
    return lam * sum((w**2).sum() for w in params)
    ### END SOLUTION


def l2_grad(params, lam):
    """The gradient of l2: 2 lam w.

    returns a list of arrays, one for each parameter, of its shape and dtype
    """
    ### BEGIN SOLUTION
    return [2 * lam * w for w in params]
    ### END SOLUTION


def elastic_net(params, l1, l2):
    """The elastic net: l1 times the sum of |w| plus l2 times the sum of w^2.

    Sparse like L1, but features that go together keep together, as with L2.

    params   list of arrays
    l1, l2   the two strengths, numbers; in here they hide the functions of these names
    returns one number

    Source: H. Zou and T. Hastie, "Regularization and variable selection via the elastic net", 2005.
    """
    ### BEGIN SOLUTION
    return sum(l1 * np.abs(w).sum() + l2 * (w**2).sum() for w in params)
    ### END SOLUTION


def elastic_net_grad(params, l1, l2):
    """The gradient of elastic_net: l1 sign(w) + 2 l2 w, with sign(0) = 0.

    returns a list of arrays, one for each parameter, of its shape and dtype
    """
    ### BEGIN SOLUTION
    return [l1 * np.sign(w) + 2 * l2 * w for w in params]
    ### END SOLUTION
