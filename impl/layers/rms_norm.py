"""RMS normalisation: every vector is divided by its root mean square, then scaled."""

import numpy as np


def rms_norm(x, gamma, eps=1e-6):
    """Divide each vector along the last axis by its own root mean square.

    What many large language models use in place of layer normalisation: it keeps each token's vector at one
    size, and leaves out the mean and the shift, which turned out to matter little.

        r     = sqrt(1/D sum_i x_i^2 + eps)
        y_i   = gamma_i x_i / r

    x        inputs (..., D), any number of leading axes; float32 or float64
    gamma    scale (D,)
    eps      keeps the division safe where a vector is zero
    returns y, of x's shape and dtype

    Source: B. Zhang and R. Sennrich, "Root mean square layer normalization", 2019.
    """
    ### BEGIN SOLUTION
    rms = np.sqrt(np.mean(x**2, axis=-1, keepdims=True) + eps)
    return gamma * x / rms
    ### END SOLUTION


def rms_norm_backward(grad, x, gamma, eps=1e-6):
    """The gradients of a loss L with respect to x and gamma, given grad = dL/dy of the forward's y.

    The root mean square depends on x as well. With h = x / r and g = grad * gamma:

        dL/dx_i     = (g_i - h_i mean(g h)) / r        the mean over the last axis
        dL/dgamma_i = sum grad_i h_i                   summed over all leading axes

    grad            dL/dy, of x's shape
    x, gamma, eps   as in rms_norm
    returns the tuple (dx, dgamma), each of its argument's shape and dtype

    Source: as above.
    """
    ### BEGIN SOLUTION
    r = np.sqrt(np.mean(x**2, axis=-1, keepdims=True) + eps)
    h = x / r
    g = grad * gamma  # dL/dh
    dx = (g - h * np.mean(g * h, axis=-1, keepdims=True)) / r
    leading = tuple(range(x.ndim - 1))
    dgamma = np.sum(grad * h, axis=leading)
    return dx, dgamma
    ### END SOLUTION
