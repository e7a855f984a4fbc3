"""Binary cross-entropy with logits: the loss of yes/no questions, straight from the scores."""

import numpy as np


def bce_with_logits(z, y):
    """The mean binary cross-entropy of the probabilities sigmoid(z), computed without ever forming them.

    The loss of binary and multi-label classifiers and of a GAN's discriminator.

        p = 1 / (1 + exp(-z))
        L = 1/n sum_i [ -y_i log(p_i) - (1 - y_i) log(1 - p_i) ]        n counts the elements of all axes

    z      logits (scores before the sigmoid) of any shape, float32 or float64
    y      targets of z's shape and dtype, anywhere in [0, 1]; 0.9 (a soft target) is as good as 1
    returns a number

    Finite, accurate and free of warnings for |z| up to 1e4, where p rounds to 0 or 1 and its log is -inf.

    Source: Goodfellow, Bengio and Courville, "Deep Learning", section 6.2.2.2, 2016.
    """
    ### BEGIN SOLUTION
    # -log p = log(1 + exp(-z)) and -log(1 - p) = log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|))
    tail = np.log1p(np.exp(-np.abs(z)))  # the exponent is never positive
    return np.mean(np.maximum(z, 0) - z * y + tail)
    ### END SOLUTION


def bce_with_logits_backward(z, y):
    """The gradient of L = bce_with_logits(z, y) with respect to the logits z.

        dL/dz_i = 1/n (sigmoid(z_i) - y_i)

    The sigmoid's flat slope cancels against the steep log: a confident mistake still gets a large gradient.

    z, y   as in bce_with_logits
    returns dL/dz, of z's shape and dtype; finite, accurate and free of warnings for |z| up to 1e4

    Source: as above.
    """
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(z))  # in (0, 1] for either sign
    p = np.where(z >= 0, 1 / (1 + small), small / (1 + small))
    return (p - y) / z.size
    ### END SOLUTION
