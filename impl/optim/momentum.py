"""Momentum: a ball that rolls downhill, and Nesterov's, which looks where it is going."""

import numpy as np


def momentum_step(theta, velocity, grad, lr, gamma=0.9):
    """One step of gradient descent with momentum: the velocity remembers the steps before.

    Steps that keep their direction add up, to 1 / (1 - gamma) times a single one; those that zigzag cancel.

        v'     = gamma v + lr g
        theta' = theta - v'

    The learning rate is inside the velocity here. torch.optim.SGD multiplies by it outside, which makes the
    same path as long as lr does not change.

    theta      array of any shape, float32 or float64
    velocity   v, of theta's shape and dtype; zeros before the first step
    grad       g, the gradient at theta, of its shape and dtype
    returns the tuple (theta', v'), new arrays of theta's shape and dtype; no argument is changed

    Source: B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
    """
    ### BEGIN SOLUTION
    new_velocity = gamma * velocity + lr * grad
    return theta - new_velocity, new_velocity
    ### END SOLUTION


def nesterov_step(theta, velocity, grad_fn, lr, gamma=0.9):
    """One step with Nesterov momentum: the gradient is taken where the velocity alone would lead.

    That gradient already sees a slope that rises ahead, and brakes before it is too late.

        g      = grad_fn(theta - gamma v)
        v'     = gamma v + lr g
        theta' = theta - v'

    theta      array of any shape, float32 or float64; not changed, not even while grad_fn runs
    velocity   v, of theta's shape and dtype; zeros before the first step
    grad_fn    function of an array of theta's shape that returns the gradient there, of that shape and dtype
    returns the tuple (theta', v'), new arrays of theta's shape and dtype

    Source: Y. Nesterov, 1983; in this form: I. Sutskever, J. Martens, G. Dahl and G. Hinton, "On the
    importance of initialization and momentum in deep learning", 2013.
    """
    ### BEGIN SOLUTION
    ahead = theta - gamma * velocity
    new_velocity = gamma * velocity + lr * np.asarray(grad_fn(ahead))
    return theta - new_velocity, new_velocity
    ### END SOLUTION
