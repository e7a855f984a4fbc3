"""The perceptron: the first machine that learned from its errors."""

import numpy as np


def predict(x, w, b):
    """Classify examples by the side of a hyperplane on which they lie.

        y = 1  where x . w + b >= 0,  else 0

    x   examples (N, D), float32 or float64
    w   weights (D,), and b, a number
    returns integers (N,), 0 or 1

    Source: F. Rosenblatt, "The perceptron: a probabilistic model for information storage and organization in
    the brain", 1958.
    """
    ### BEGIN SOLUTION
    return (x @ w + b >= 0).astype(np.int64)
    ### END SOLUTION


def train(x, y, epochs=10, lr=1.0):
    """Learn w and b by the perceptron rule: change them only at errors, one example after the other.

    In each epoch, for each example in the given order, with the w and b of that moment:

        error = y_n - predict(x_n)             0 where it is right, else +1 or -1
        w <- w + lr * error * x_n
        b <- b + lr * error

    Both start at zero. If a hyperplane separates the classes, the rule finds one after finitely many errors;
    then an epoch passes without an error, and training ends early. Else it goes on until the last epoch.

    x        examples (N, D), float32 or float64
    y        classes (N,), 0 or 1, of any integer dtype
    epochs   the most passes over the data
    lr       learning rate
    returns the tuple (w, b): w (D,) of x's dtype, b a float

    Source: as above; A. Novikoff, "On convergence proofs on perceptrons", 1962.
    """
    ### BEGIN SOLUTION
    w, b = np.zeros_like(x[0]), 0.0
    for _ in range(epochs):
        errors = 0
        for row, target in zip(x, y, strict=True):
            error = int(target) - int(row @ w + b >= 0)
            if error:
                w = w + lr * error * row
                b = b + lr * error
                errors += 1
        if errors == 0:
            break
    return w, b
    ### END SOLUTION
