"""Backpropagation through a network of any depth: the chain rule as a loop."""

import numpy as np


def forward(x, weights, biases):
    """The output of a network with tanh after every layer but the last, which is linear.

        a_0 = x        a_i = tanh(a_(i-1) w_i + b_i)  for the hidden layers        out = a_(L-1) w_L + b_L

    x         inputs (N, D), float32 or float64
    weights   list of L >= 1 arrays; weights[i] is (in, out), with the out of one the in of the next
    biases    list of L arrays, biases[i] of shape (out,)
    returns the output (N, K), of x's dtype

    Source: I. Goodfellow, Y. Bengio and A. Courville, "Deep learning", algorithm 6.3, 2016.
    """
    ### BEGIN SOLUTION
    a = x
    for w, b in zip(weights[:-1], biases[:-1], strict=True):
        a = np.tanh(a @ w + b)
    return a @ weights[-1] + biases[-1]
    ### END SOLUTION


def backward(x, y, weights, biases):
    """The gradients of L = 0.5 sum((out - y)^2) / N with respect to all weights and biases.

    The forward pass keeps every activation. Then delta = dL/dz goes back, layer by layer:

        delta      = (out - y) / N                           at the linear output
        dL/dw_i    = a_(i-1)^T delta                         a_(i-1) is what went into the layer
        dL/db_i    = sum of delta over the examples
        delta     <- (delta w_i^T) * (1 - a_(i-1)^2)         the slope of the tanh below, from its output

    x, weights, biases   as in forward y                    targets (N, K), of x's dtype returns the tuple
    (dweights, dbiases) of two lists, in the order of weights and biases and of their shapes and dtype

    Source: as above, algorithm 6.4.
    """
    ### BEGIN SOLUTION
    activations = [x]
    for w, b in zip(weights[:-1], biases[:-1], strict=True):
        activations.append(np.tanh(activations[-1] @ w + b))
    out = activations[-1] @ weights[-1] + biases[-1]

    delta = (out - y) / len(x)
    dweights, dbiases = [], []
    for w, a in zip(reversed(weights), reversed(activations), strict=True):
        dweights.append(a.T @ delta)
        dbiases.append(delta.sum(axis=0))
        delta = delta @ w.T * (1 - a**2)  # for the layer below; after the first layer nobody uses it
    return dweights[::-1], dbiases[::-1]
    ### END SOLUTION
